import * as z from 'zod/mini';
import { CounterId, PURPOSES, RecipientId } from '@village-butcher/sdk/contract';
import { RecipientClient } from './recipient-client.js';

/** What each may be told: that its tokens must be bound to a key, and proven (RFC 9449). */
const Any = { bound: z.optional(z.boolean()) };

/** An app stands for one recipient, and may ask for these purposes. */
const App = z.strictObject({
  ...Any,
  role: z.literal('customer'),
  recipient: RecipientId,
  purposes: z.array(z.enum(PURPOSES)),
});

/** The same app, before anybody has signed in: it tells what everybody gets. */
const Welcome = z.strictObject({
  ...Any,
  role: z.literal('guest'),
  purposes: App.shape.purposes,
});
/** A screen behind one counter, and what may be read there at all. */
const Counter = z.strictObject({
  ...Any,
  role: z.literal('counter'),
  recipient: CounterId,
  purposes: z.array(z.enum(PURPOSES)),
});

/** The retailer's own back office. */
const Office = z.strictObject({ ...Any, role: z.literal('retailer') });

/**
 * The desk of the data-protection officer. It stands for nobody, and has no way to a customer's routes.
 * Customers are named there only where that is said.
 */
const Desk = z.strictObject({
  ...Any,
  role: z.literal('dpo'),
  identify: z.optional(z.boolean()),
});

const Clients = z.record(
  z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/)),
  z.discriminatedUnion('role', [App, Welcome, Counter, RecipientClient, Office, Desk]),
);

/** What is known of a client: its role, and whom it stands for. */
export type Client =
  | RecipientClient
  | z.infer<typeof App | typeof Welcome | typeof Counter | typeof Office | typeof Desk>;

/** Who may come in at all. A client that is not in here is nobody. */
export class ClientRegister {
  readonly #clients: ReadonlyMap<string, Client>;

  /** Takes what the file says, `{ "<client_id>": { "role": …, … } }`, and refuses half of it. */
  constructor(said: unknown) {
    const read = z.safeParse(Clients, said);
    if (!read.success) {
      throw new Error(`The client register is wrong at: ${places(read.error.issues)}.`);
    }
    this.#clients = new Map(Object.entries(read.data));
    const told = this.recipients.map(({ recipient }) => recipient);
    if (new Set(told).size < told.length) {
      throw new Error('The client register names a recipient to tell twice.');
    }
  }

  /** Every recipient that can be told something, and what it keeps. */
  get recipients(): readonly RecipientClient[] {
    return Array.from(this.#clients.values()).filter((one) => one.role === 'recipient');
  }

  clientOf(id: string): Client | undefined {
    return this.#clients.get(id);
  }
}

/** The operator wrote this file, so its own keys may be named back to them. */
const places = (issues: readonly z.core.$ZodIssue[]): string =>
  issues.map(({ path }) => path.join('.') || 'its top').join(', ');
