import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Purpose } from '@village-butcher/sdk/contract';
import type { ConsentEvent } from '../src/consent/events.js';
import { boxOf } from '../src/ledger/box.js';
import { blindEntry, KINDS } from '../src/ledger/commit.js';
import type { Keyring } from '../src/ledger/keyring.js';
import { follow, NOTHING_BEFORE } from '../src/ledger/line.js';
import { APP, customerOf } from './crowd.js';
import type { Shown } from './shown.js';

/** People who move in, and with what. */
interface Moving {
  readonly ownerUrl: string;
  readonly keyring: Keyring;
  readonly customers: number;
  readonly notice: Shown;
}

const AT_ONCE = 500;
const DAY_MS = 86_400_000;
/** They gave so long ago, and it ends so far ahead. */
export const DAYS = 90;

/**
 * Lets customers move in who gave, gave more, and took that back: chains that open, with all that the
 * service writes beside them. The lines wait to be sealed.
 */
export async function moveInMany({ ownerUrl, customers, ...how }: Moving): Promise<void> {
  const db = await new DataSource({ type: 'postgres', url: ownerUrl, poolSize: 1 }).initialize();
  try {
    for (let from = 0; from < customers; from += AT_ONCE) {
      const length = Math.min(AT_ONCE, customers - from);
      const made = Array.from({ length }, (_, n) => madeOf(customerOf(from + n), how));
      for (const text of INTO) await db.query(text, [JSON.stringify(made)]);
    }
  } finally {
    await db.destroy();
  }
}

/** What a customer's rows are made of. Bytes are in hex. */
function madeOf(customer: string, { keyring, notice }: Pick<Moving, 'keyring' | 'notice'>) {
  const alias = randomBytes(16);
  const { keyId, kek, wrapped } = keyring.newKey(customer, randomUUID());
  const key = keyring.open(customer, { keyId, kek, wrapped }, 'ledger');
  const until = new Date(Date.now() + DAYS * DAY_MS);
  const act = { id: randomUUID(), requestHash: Buffer.alloc(32) };
  const head = { handle: alias, seq: -1, leafHash: NOTHING_BEFORE };
  const at = new Date(Date.now() - DAYS * DAY_MS);
  const lines = follow(head, act, saidBy(notice, until), at);
  const standing = [
    ...FIELDS.map((field) => ({ purpose: 'recipes', field, says: 'granted', until, line: 0 })),
    { purpose: 'shopping-tips', field: 'diet', says: 'withdrawn', until: null, line: 2 },
  ];
  return {
    customer,
    handle: alias.toString('hex'),
    key: keyId,
    kek,
    wrapped: wrapped.toString('hex'),
    act: act.id,
    at,
    head: lines.at(-1)!.leafHash.toString('hex'),
    lines: lines.map((line) => ({
      id: line.line,
      seq: line.seq,
      commitment: line.commitment.toString('hex'),
      leaf: line.leafHash.toString('hex'),
      entry: blindEntry(KINDS.consent, line.commitment).toString('hex'),
      box: boxOf(key, line).toString('hex'),
    })),
    standing: standing.map((one) => ({ ...one, line: lines[one.line]!.line })),
  };
}

const FIELDS = ['diet', 'household'] as const;
const pressed = { surface: 'permission-centre', control: 'switch' } as const;

function saidBy(notice: Shown, until: Date): readonly ConsentEvent[] {
  const given = (purpose: Purpose, fields: typeof FIELDS | readonly ['diet']) => ({
    ...pressed,
    type: 'granted' as const,
    notice: { ...notice, locale: notice.locale as 'de' },
    permissions: fields.map((field) => ({
      recipient: APP,
      purpose,
      field,
      until: until.toISOString(),
    })),
  });
  const taken = { recipient: APP, purpose: 'shopping-tips', field: 'diet' } as const;
  return [
    given('recipes', FIELDS),
    given('shopping-tips', ['diet']),
    { ...pressed, type: 'withdrawn', permissions: [taken] },
  ];
}

const EACH = `FROM jsonb_to_recordset($1::jsonb) c (customer uuid, handle text, key uuid, kek text,
  wrapped text, act uuid, at timestamptz, head text, lines jsonb, standing jsonb)`;
const LINES = `${EACH}, jsonb_to_recordset(c.lines)
  l (id uuid, seq int, commitment text, leaf text, entry text, box text)`;

const INTO = [
  `INSERT INTO ledger.head (customer_id, handle, seq, leaf_hash, queued_at)
   SELECT customer, decode(handle, 'hex'), 2, decode(head, 'hex'), at ${EACH}`,
  `INSERT INTO ledger.customer_key (customer_id, key_id, kek, wrapped)
   SELECT customer, key, kek, decode(wrapped, 'hex') ${EACH}`,
  `INSERT INTO ledger.act (customer_id, act_id, request_hash, first_seq, lines, at)
   SELECT customer, act, sha256(''), 0, 3, at ${EACH}`,
  `INSERT INTO ledger.line (customer_id, seq, line_id, act_id, at, commitment, leaf_hash, box)
   SELECT customer, seq, id, act, at, decode(commitment, 'hex'), decode(leaf, 'hex'),
     decode(box, 'hex') ${LINES}`,
  `INSERT INTO consent.standing (customer_id, recipient, purpose, field, says, until, line_id)
   SELECT customer, '${APP}', s.purpose, s.field, s.says, s.until, s.line
   ${EACH}, jsonb_to_recordset(c.standing)
     s (purpose text, field text, says text, until timestamptz, line uuid)`,
  `INSERT INTO ledger.queue (customer_id, line_id, kind, seq, entry, leaf_hash, queued_at)
   SELECT customer, id, 1, seq, decode(entry, 'hex'), decode(leaf, 'hex'), at ${LINES}`,
];
