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
import { lockChain } from '../consent/record.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { authorityOf, courtOf } from './authorities.js';
import type { Filed } from './filed.js';
import type { Asker } from './filing.js';
import { isInTheirHands, shownAtDesk } from './next-steps.js';
import { carryOutOnceKnown, isNowKnown } from './once-known.flow.js';
import { decide, decideAll, isEnd, type Taking } from './request.js';
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
export interface Stepping {
  readonly id: string;
  readonly actor: string;
  readonly client: string;
  readonly act: Act;
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
        ? await onceKnown(tx, keyring, filed, stepping, at)
        : [];
      const further = decideAll([...steps, ...added], takings, dueAt);
      await writeSteps(tx, { customer, act }, filed, [...added, ...further]);
    }
    return shownAtDesk((await readRequest(tx, whose, id))!, at);
  });
}

function takingOf(
  { locale, residence, jurisdiction }: Filed,
  { step, reason, ground }: DeskStepAct,
  { actor, at }: { readonly actor: string; readonly at: Date },
): Taking {
  const routes = {
    complaintRoute: authorityOf(residence, jurisdiction).id,
    courtRoute: courtOf(residence, jurisdiction),
  };
  return { step, at, actor: 'dpo', who: actor, locale, reason, ground, routes };
}

/** What was asked on paper is done, and the customer's own line says that staff helped. */
async function onceKnown(
  tx: EntityManager,
  keyring: Keyring,
  filed: Filed,
  { actor, client, act }: Stepping,
  at: Date,
): Promise<readonly Taking[]> {
  const { customer, locale, jurisdiction, channel } = filed;
  const asker: Asker = {
    customer,
    act,
    locale,
    jurisdiction,
    witness: { actedBy: 'assisted', assurance: 'login', client, sdk: null, receivedAt: at },
    ...(channel === 'app' ? {} : { entered: { by: actor, channel, receivedAt: filed.at } }),
  };
  const chain = await lockChain(tx, keyring, customer, act);
  return carryOutOnceKnown(tx, asker, filed, { chain, keyring, at });
}

/** Its customer's own acts, and the end of them, wait for this one. */
async function lockRequest(tx: EntityManager, customer: string, id: string): Promise<Filed> {
  await lockKnown(tx, customer);
  const filed = await readRequest(tx, customer, id);
  if (!filed) throw unknown();
  return filed;
}

const unknown = (): Refusal => new Refusal('not-found', 'There is no such request.');

async function isRepeat(tx: EntityManager, filed: Filed, act: Act): Promise<boolean> {
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
