import * as z from 'zod/mini';
import { KINDS } from './commit.js';

/** What an erasure keeps: nothing, or the consent lines under hold (GDPR Art. 17(3)(e)). */
export type ErasureMode = 'shred' | 'restrict';

/** Years whose ends a hold outlasts: the regular limitation of claims (§§ 195, 199 BGB). */
const YEARS_HELD = 3;

/**
 * The day up to which consent lines are held that were erased at this time: the end of the third
 * year after, and so never longer than four years. `null`: nothing is held.
 */
export const heldUntil = (mode: ErasureMode, at: Date): string | null =>
  mode === 'shred' ? null : `${at.getUTCFullYear() + YEARS_HELD}-12-31`;

/** What is remembered outside the database of somebody who was erased: a key that is no more. */
export interface Tombstone {
  readonly keyId: string;
  readonly mode: ErasureMode;
  readonly keepUntil: string | null;
}

const Said = z.strictObject({
  keepUntil: z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))),
  mode: z.enum(['shred', 'restrict']),
});

/** What a tombstone says. */
export const inscriptionOf = ({ mode, keepUntil }: Omit<Tombstone, 'keyId'>): string =>
  `${JSON.stringify({ keepUntil, mode })}\n`;

/** Reads a tombstone. One that says something else is damaged, and nobody guesses what it said. */
export function tombstoneIn(keyId: string, text: string): Tombstone {
  const read = z.safeParse(Said, parsed(text));
  if (!read.success) throw new Error(`The tombstone ${keyId} is damaged.`);
  return { keyId, ...read.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Erased = z.object({
  leaves: z.array(z.int()),
  range: z.nullable(z.object({ kind: z.literal('disclosure'), to: z.int() })),
});

/** Tells whether erasure lines, as entries of the log, already cover a leaf of a kind. */
export function coverOf(entries: readonly Buffer[]): (kind: number, leafIndex: number) => boolean {
  const lines = entries.map((entry) =>
    z.parse(Erased, JSON.parse(entry.subarray(2).toString()) as unknown),
  );
  const named = new Set(lines.flatMap(({ leaves }) => leaves));
  const below = Math.max(0, ...lines.map(({ range }) => range?.to ?? 0));
  return (kind, leafIndex) =>
    named.has(leafIndex) || (kind === KINDS.disclosure && leafIndex < below);
}
