import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { isWithin, type Cohort } from '../../src/consent/quarantine.js';
import { keyOf, saidIn, wordsOf, type Word } from '../../src/consent/standing.js';
import type { Which } from '@village-butcher/sdk/contract';
import { minute } from './customers.js';
import { anyWhich, NOTICE, stoodAfter, type Stood } from './histories.js';
import { anyDeaf, asTo, suspend } from './suspended.js';

/** A cohort, often one in which something lies: the edges are the very minutes of the acts. */
const anyCohort: fc.Arbitrary<Cohort> = fc
  .record({
    notice: fc.constantFrom(NOTICE.id, NOTICE.id, NOTICE.id, 'another'),
    version: fc.constantFrom(NOTICE.version, NOTICE.version, NOTICE.version, NOTICE.version + 1),
    surface: fc.constantFrom(null, null, 'permission-centre', 'suggestion-why'),
    uses: fc.oneof(
      fc.constant(null),
      fc.uniqueArray(anyWhich.map(keyOf), { minLength: 1, maxLength: 3 }),
    ),
    first: fc.integer({ min: -1, max: 8 }),
    minutes: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ first, minutes, ...cohort }) => ({
    ...cohort,
    from: minute(first).toISOString(),
    to: minute(first + minutes).toISOString(),
  }));

/** What holds permissions that stand: recipients that are suspended, and cohorts. Often nothing. */
export interface Holds {
  readonly deaf: readonly string[];
  readonly cohorts: readonly Cohort[];
}

/** These hold, and nothing else does. */
export async function impose(db: DataSource, { deaf, cohorts }: Holds): Promise<void> {
  await suspend(db, deaf);
  await hold(db, cohorts);
}

/** Where somebody stands, as a recipient may know it under these. */
export const under = (
  { deaf, cohorts }: Holds,
  recipient: string,
  history: readonly ConsentCommand[],
): Stood => asTo(recipient, deaf, withHeld(cohorts, history, stoodAfter(history)));

/** What is held. Often nothing. */
export const anyCohorts = fc.oneof(fc.constant([]), fc.array(anyCohort, { maxLength: 3 }));

/** Any of both. */
export const anyHolds: fc.Arbitrary<Holds> = fc.record({ deaf: anyDeaf, cohorts: anyCohorts });

/** These cohorts are held, and no others. */
export async function hold(db: DataSource, cohorts: readonly Cohort[]): Promise<void> {
  await db.query('DELETE FROM consent.quarantine');
  for (const { notice, version, surface, uses, from, to } of cohorts) {
    await db.query(
      `INSERT INTO consent.quarantine (id, notice, notice_version, surface, uses, since, until)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [randomUUID(), notice, version, surface, uses, from, to],
    );
  }
}

/** Where somebody stands after a history while these cohorts are held, told a second time. */
export function withHeld(
  cohorts: readonly Cohort[],
  history: readonly ConsentCommand[],
  stood: Stood,
  at: (n: number) => Date = minute,
): Stood {
  const isHeld = ([which, { says, line }]: readonly [Which, Word]): boolean => {
    const n = Number(line.split('-')[1]);
    const command = history[n];
    if (says !== 'granted' || command?.type !== 'grant') return false;
    const { notice, surface } = command.act;
    const given = { ...which, notice, surface, recordedAt: at(n).toISOString() };
    return cohorts.some((cohort) => isWithin(cohort, given));
  };
  const words = saidIn(stood.standing.words).map(([which, word]) =>
    isHeld([which, word])
      ? ([which, { ...word, held: 'quarantine' }] as const)
      : ([which, word] as const),
  );
  return { ...stood, standing: { ...stood.standing, words: wordsOf(words) } };
}
