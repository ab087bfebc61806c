import type {
  OwnStepAct,
  RequestAct,
  RequestList,
  RightsRequest,
} from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import { lockKnown } from '../consent/leaving.store.js';
import { appendEvents, lockChain, type Chain } from '../consent/record.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import { carryOut } from './carry-out.flow.js';
import { endOf, shownOf, type Filed } from './filed.js';
import { filingOf, isAlike, takingsAtOnce, type Asked, type Asker } from './filing.js';
import { decide, decideAll } from './request.js';
import { readRequestBy, readRequests, writeRequest, writeSteps } from './request.store.js';

/**
 * A customer asks for something formally. What can be done at once is done in the same transaction; what
 * a person answers is received, with its number and its day. The same act again is the same request.
 */
export function fileRequest(
  db: DataSource,
  keyring: Keyring,
  asker: Asker,
  said: RequestAct,
  now: Date | null,
): Promise<RightsRequest> {
  const { customer, act } = asker;
  return db.transaction(async (tx) => {
    const chain = await lockChain(tx, keyring, customer, act);
    const at = now ?? chain.now;
    if (!chain.before) {
      const { line, until } = await carryOut(tx, asker, said, { chain, keyring, at });
      await file(tx, asker, { id: idAt(at.getTime()), at, said, until }, line);
    }
    return shownOf(found(await readRequestBy(tx, customer, act.id)), at);
  });
}

/** Writes down that something was asked for, and what was done at once. */
export async function file(
  tx: EntityManager,
  asker: Asker,
  asked: Asked,
  line: string | null,
): Promise<void> {
  const { customer, act } = asker;
  const before = (await readRequests(tx, customer)).find(
    (filed) => !endOf(filed) && isAlike(filed, asked.said),
  );
  const filing = filingOf(asker, asked, before?.id ?? null);
  const steps = decideAll([], takingsAtOnce(filing, line), filing.dueAt);
  await writeRequest(tx, { customer, act }, filing);
  await writeSteps(tx, { customer, act }, { id: filing.id, steps: [] }, steps);
}

/** What a customer asked for, and where each of it stands. */
export async function ownRequests(
  db: DataSource | EntityManager,
  customer: string,
  now: Date,
): Promise<RequestList> {
  const filed = await readRequests(db, customer);
  return { items: filed.map((one) => shownOf(one, now)) };
}

/** A step of the customer's own. Of another's request they learn what they do of nobody's. */
export function takeOwnStep(
  db: DataSource,
  keyring: Keyring,
  { id, ...asker }: Asker & { readonly id: string },
  { step }: OwnStepAct,
  now: Date | null,
): Promise<RightsRequest> {
  const { customer, act, locale, witness } = asker;
  return db.transaction(async (tx) => {
    if (!(await lockKnown(tx, customer))) throw unknown();
    const chain = await lockChain(tx, keyring, customer, act);
    const at = now ?? chain.now;
    const filed = found((await readRequests(tx, customer, id))[0]);
    if (!chain.before) {
      const { assurance } = witness;
      const taking = { step, at, actor: 'customer', locale, assurance } as const;
      await writeSteps(tx, { customer, act }, filed, decide(filed.steps, taking, filed.dueAt));
      await remember(tx, chain, asker, at);
    }
    return shownOf(found((await readRequests(tx, customer, id))[0]), at);
  });
}

/** The act leaves no line, and is known again by its key. */
const remember = (tx: EntityManager, chain: Chain, { act }: Asker, now: Date): Promise<unknown> =>
  appendEvents(tx, chain, { act, events: [], now });

function found(filed: Filed | undefined): Filed {
  if (!filed) throw unknown();
  return filed;
}

const unknown = (): Refusal => new Refusal('not-found', 'There is no such request.');
