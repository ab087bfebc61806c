import type { Quarantine, QuarantineAct, QuarantineList } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { Refusal, refusalAt } from '../base/refusal.js';
import { cohortOf } from '../consent/quarantine.js';
import { hold, lockQuarantines } from '../consent/quarantine.store.js';
import { KINDS } from '../ledger/commit.js';
import { publishLine } from '../ledger/log.store.js';
import type { Asking } from './export.flow.js';
import { liftedLine, shownQuarantine, type KeptQuarantine } from './quarantine.js';
import { addLift, endQuarantine, isNotice, readQuarantines } from './quarantine.store.js';

/**
 * Holds a cohort. One person does, for it only takes away. Nothing is rewritten: a row says which
 * permissions they are, and from its commit on no read uses them. Asked again, it is the same one.
 */
export function openQuarantine(
  db: DataSource,
  said: QuarantineAct,
  { officer, act }: Asking,
  now: Date | null,
): Promise<Quarantine> {
  return db.transaction(async (tx) => {
    const at = await lockQuarantines(tx, now);
    const [before] = await readQuarantines(tx, { act: act.id });
    if (before) {
      if (!before.requestHash.equals(act.requestHash)) throw reused();
      return shownQuarantine(before);
    }
    if (said.to > at.toISOString()) {
      throw new Refusal('invalid', 'Not held: to.', [{ path: ['to'], code: 'in-the-future' }]);
    }
    if (!(await isNotice(tx, said))) {
      throw refusalAt('unknown-notice', 'No such notice was ever shown.', ['notice']);
    }
    const holding = { ...cohortOf(said), reason: said.reason };
    return shownOf(tx, await hold(tx, holding, { ...officer, act, at }));
  });
}

/** Says that a quarantine may end. Said by a second person, it does. */
export function liftQuarantine(
  db: DataSource,
  id: string,
  { officer, act }: Asking,
  now: Date | null,
): Promise<Quarantine> {
  return db.transaction(async (tx) => {
    const at = await lockQuarantines(tx, now);
    const found = await keptAs(tx, id);
    const mine = found.lifts.find((lift) => lift.act === act.id);
    if (mine) {
      if (mine.requestHash !== act.requestHash.toString('hex')) throw reused();
      return shownQuarantine(found);
    }
    if (found.lifts.length === 2) return shownQuarantine(found);
    if (found.lifts.some(({ actor }) => actor === officer.actor)) {
      throw new Refusal('not-allowed', 'Another person has to say so, too.');
    }
    await addLift(tx, id, found.lifts.length + 1, { officer, act, at });
    if (found.lifts.length === 1) {
      await endQuarantine(tx, id);
      await publishLine(tx, KINDS.desk, canonical(liftedLine(id, at)), at);
    }
    return shownOf(tx, id);
  });
}

/** All of them, the newest first. */
export const quarantines = async (db: DataSource): Promise<QuarantineList> => ({
  items: (await readQuarantines(db)).map(shownQuarantine),
});

async function keptAs(tx: EntityManager, id: string): Promise<KeptQuarantine> {
  const [found] = await readQuarantines(tx, { id });
  if (!found) throw new Refusal('not-found', 'There is no such quarantine.');
  return found;
}

const shownOf = async (tx: EntityManager, id: string): Promise<Quarantine> =>
  shownQuarantine(await keptAs(tx, id));

const reused = (): Refusal =>
  new Refusal('idempotency-key-reused', 'This key stands for another request.');
