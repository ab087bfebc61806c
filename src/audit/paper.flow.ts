import type { DeskRequest, PaperAct } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { Refusal, refusalAt } from '../base/refusal.js';
import { readNow } from '../base/statement.store.js';
import { lockKnown } from '../consent/leaving.store.js';
import { checkEnd, yearAfter } from '../consent/register.js';
import { endOf } from './filed.js';
import { askedAt, filingOf, isAlike, LONGEST_MS, takingsOnPaper, type Asker } from './filing.js';
import { shownAtDesk } from './next-steps.js';
import { decideAll } from './request.js';
import { readRequestBy, readRequests, readWhoseLine } from './request.store.js';
import { readRequestAct, writeRequest, writeSteps } from './request-write.store.js';

/** The longest that anything may have lain before it is entered: so far a request can be extended. */
const OLDEST_MS = 92 * 86_400_000;

/** Whoever enters it: all of an asker but the customer, whom a line names. */
export type Entering = Omit<Asker, 'customer' | 'entered'> & { readonly by: string };

/**
 * Staff enter what a customer asked for on paper or at a counter. It is received, stands in the customer's
 * own list, and does nothing before it is known who asks. Nothing in the answer says whose it is.
 */
export async function enterForCustomer(
  db: DataSource,
  { by, ...entering }: Entering,
  { line, channel, ask, ...said }: PaperAct,
  now: Date | null,
): Promise<DeskRequest> {
  const customer = await readWhoseLine(db, line);
  if (customer === undefined) throw unknown();
  return db.transaction(async (tx) => {
    if (!(await lockKnown(tx, customer))) throw unknown();
    const at = await readNow(tx, now);
    if (!(await isRepeat(tx, customer, entering.act))) {
      const receivedAt = receivedIn(said.receivedAt, at);
      const asker = { ...entering, customer, entered: { by, channel, receivedAt } };
      await enter(tx, asker, ask, at);
    }
    return shownAtDesk((await readRequestBy(tx, customer, entering.act.id))!, at);
  });
}

async function enter(
  tx: EntityManager,
  asker: Asker & Required<Pick<Asker, 'entered'>>,
  ask: PaperAct['ask'],
  at: Date,
): Promise<void> {
  const { customer, act, entered } = asker;
  const asked = askedAt(at, ask, ask.right === 'restrict' ? endIn(ask.until, at) : null);
  const before = (await readRequests(tx, customer)).find(
    (filed) => !endOf(filed) && isAlike(filed, ask),
  );
  const filing = filingOf(asker, asked, before?.id ?? null);
  const steps = decideAll([], takingsOnPaper(filing, entered.by, at), filing.dueAt);
  await writeRequest(tx, { customer, act }, filing);
  await writeSteps(tx, { customer, act }, { id: filing.id, steps: [] }, steps);
}

function endIn(until: string | undefined, at: Date): Date {
  if (until === undefined) return new Date(at.getTime() + LONGEST_MS);
  checkEnd(until, yearAfter(at), at, ['ask', 'until']);
  return new Date(until);
}

/** When it came. A letter may have lain for some days, and never comes tomorrow. */
function receivedIn(claimed: string | undefined, at: Date): Date {
  const received = claimed === undefined ? at : new Date(claimed);
  const age = at.getTime() - received.getTime();
  if (age >= 0 && age <= OLDEST_MS) return received;
  throw refusalAt('invalid', 'It has not come yet, or lay for longer than three months.', [
    'receivedAt',
  ]);
}

async function isRepeat(tx: EntityManager, customer: string, act: Asker['act']): Promise<boolean> {
  const hash = await readRequestAct(tx, customer, act);
  if (hash && !hash.equals(act.requestHash)) {
    throw new Refusal('idempotency-key-reused', 'This key stands for another request.');
  }
  return hash !== undefined;
}

const unknown = (): Refusal =>
  new Refusal('not-found', 'No receipt has such a line.', [{ path: ['line'], code: 'unknown' }]);
