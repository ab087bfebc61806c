import {
  REQUEST_STATES,
  type DeskRequest,
  type DeskRequestList,
  type DeskStepAct,
} from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { Refusal } from '../base/refusal.js';
import { readNow } from '../base/statement.store.js';
import { lockKnown } from '../consent/leaving.store.js';
import type { Keyring } from '../ledger/keyring.js';
import type { Filed } from './filed.js';
import { isInTheirHands, shownAtDesk, takingOf } from './next-steps.js';
import { carryOutAssisted, isNowKnown, type Officer } from './once-known.flow.js';
import { decide, decideAll, isEnd } from './request.js';
import { readOpenRequests, readRequest, readWhose } from './request.store.js';
import { readStepAct, writeSteps } from './request-write.store.js';

/** Requests that are shown at once. What is due first comes first, so nothing that is late is left out. */
const MOST = 200;

/** What is open, whatever is due first at its head. Nobody is named. */
export async function openRequests(db: DataSource, now: Date | null): Promise<DeskRequestList> {
  const at = await readNow(db, now);
  const filed = await readOpenRequests(db, REQUEST_STATES.filter(isEnd), MOST);
  return { items: filed.map((one) => shownAtDesk(one, at)) };
}

/** An officer, and the one act by which they take a step of a request. */
export interface Stepping extends Officer {
  readonly id: string;
}

/**
 * The officer takes a step of a request that a person answers, or says who asked on paper. All others take
 * theirs by themselves.
 */
export async function takeDeskStep(
  db: DataSource,
  keyring: Keyring,
  stepping: Stepping,
  said: DeskStepAct,
  now: Date | null,
): Promise<DeskRequest> {
  const { id, actor, act } = stepping;
  const whose = await readWhose(db, id);
  if (whose === undefined) throw unknown();
  return db.transaction(async (tx) => {
    const filed = await lockRequest(tx, whose, id);
    const at = await readNow(tx, now);
    if (!(await isRepeat(tx, filed, act))) {
      if (!isInTheirHands(filed)) throw byItself();
      const { customer, dueAt, steps } = filed;
      const added = decide(steps, takingOf(filed, said, { actor, at }), dueAt);
      const takings = isNowKnown(filed, said.step)
        ? await carryOutAssisted(tx, keyring, filed, stepping, at)
        : [];
      const further = decideAll([...steps, ...added], takings, dueAt);
      await writeSteps(tx, { customer, act }, filed, [...added, ...further]);
    }
    return shownAtDesk((await readRequest(tx, whose, id))!, at);
  });
}

/** Its customer's own acts, and the end of them, wait for this one. */
async function lockRequest(tx: EntityManager, customer: string, id: string): Promise<Filed> {
  await lockKnown(tx, customer);
  const filed = await readRequest(tx, customer, id);
  if (!filed) throw unknown();
  return filed;
}

const unknown = (): Refusal => new Refusal('not-found', 'There is no such request.');

async function isRepeat(tx: EntityManager, filed: Filed, act: Officer['act']): Promise<boolean> {
  const hash = await readStepAct(tx, filed, act);
  if (hash && !hash.equals(act.requestHash)) {
    throw new Refusal('idempotency-key-reused', 'This key stands for another request.');
  }
  return hash !== undefined;
}

const byItself = (): Refusal =>
  new Refusal('step-refused', 'This request takes its steps by itself.', [
    { path: ['step'], code: 'runs-by-itself' },
  ]);
