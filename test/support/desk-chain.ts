import type { Said } from '../../src/audit/chain.js';
import { decide, type ConsentCommand } from '../../src/consent/decide.js';
import { BEFORE, stoodAfter } from './histories.js';

/** When the act of this number was done: one an hour. */
export const hour = (n: number): string => new Date(BEFORE.getTime() + n * 3_600_000).toISOString();

/** The lines that a history comes to, an hour apart. */
export const chainOf = (history: readonly ConsentCommand[]): readonly Said[] =>
  history
    .flatMap((command, n) =>
      decide(BEFORE, command, stoodAfter(history.slice(0, n))).map((event) => ({ event, n })),
    )
    .map(({ event, n }, seq) => ({ event, seq, line: `line-${n}`, at: hour(n) }));
