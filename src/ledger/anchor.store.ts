import { join } from 'node:path';
import { makeFolder, namesIn, readWhole, thin, writeOnce } from './durable.store.js';
import { SealRefusal } from './seal-refusal.js';

/** A signed checkpoint in the anchor store, and its number there. */
export interface Anchored {
  readonly number: number;
  readonly note: string;
}

const DIGITS = 12;

/** The last checkpoint that was signed, or `null` if nothing remembers any. */
export async function latest(folder: string): Promise<Anchored | null> {
  const name = (await numbersIn(folder)).at(-1);
  const note = name === undefined ? null : await readWhole(join(folder, name));
  return note && { number: Number(name), note: note.toString() };
}

/**
 * Remembers a checkpoint as the one after `before`. Only one can be: whoever comes second is told
 * so, unless it is the very same note, which then was lost on the way back to us.
 */
export async function swap(folder: string, before: Anchored, note: string): Promise<Anchored> {
  const number = before.number + 1;
  const path = join(folder, nameOf(number));
  if (
    (await writeOnce(path, note)) === 'taken' &&
    !(await readWhole(path))?.equals(Buffer.from(note))
  ) {
    throw new SealRefusal(
      'S8-two-sealers',
      'Another sealer has anchored a checkpoint of its own. Stop all but one, and run ledger:check.',
    );
  }
  await thin(folder, await numbersIn(folder));
  return { number, note };
}

/** Opens an anchor store with its first note. Only `ledger:init` does. */
export async function createAnchor(folder: string, note: string): Promise<Anchored> {
  await makeFolder(folder);
  await writeOnce(join(folder, nameOf(0)), note);
  return (await latest(folder))!;
}

/** Every checkpoint that is still remembered, in the order in which they were signed. */
export const allAnchored = async (folder: string): Promise<readonly Anchored[]> =>
  Promise.all(
    (await numbersIn(folder)).map(async (name) => ({
      number: Number(name),
      note: String(await readWhole(join(folder, name))),
    })),
  );

const numbersIn = async (folder: string): Promise<readonly string[]> =>
  ((await namesIn(folder)) ?? []).filter((name) => /^\d{12}$/.test(name));

const nameOf = (number: number): string => String(number).padStart(DIGITS, '0');
