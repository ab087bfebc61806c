import type { RequestAct, RequestList, RightsRequest } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { Refusal } from '../base/refusal.js';
import { lockChain } from '../consent/record.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import { carryOut } from './carry-out.flow.js';
import { endOf, shownOf, type Filed } from './filed.js';
import { filingOf, isAlike, takingsAtOnce, askedAt, type Asked, type Asker } from './filing.js';
import { decideAll } from './request.js';
import { readRequestBy, readRequests } from './request.store.js';
import { writeRequest, writeSteps } from './request-write.store.js';

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
      await file(tx, asker, askedAt(at, said, until), line);
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

/** The request, or that there is none. */
export function found(filed: Filed | undefined): Filed {
  if (!filed) throw unknown();
  return filed;
}

const unknown = (): Refusal => new Refusal('not-found', 'There is no such request.');
