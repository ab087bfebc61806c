import { expect, test } from '@jest/globals';
import { leafHashOf } from '../../src/ledger/commit.js';
import { bundleOf, entriesIn } from '../../src/ledger/tile.js';
import type { Files } from './bundle-files.js';
import { codesOf, type Asked } from './bundle-check.js';

/** What is done to a bundle, what has to be found, and how the auditor asks. */
export type Attack = readonly [
  title: string,
  codes: readonly string[],
  made: () => Files,
  asked?: Asked,
];

/** Each attack is a test: the codes that it names are found, whatever else is. */
export const allFound = (attacks: readonly Attack[]): void =>
  test.each(attacks.map(([title, codes, made, asked]) => ({ title, codes, made, asked })))(
    '$title: $codes',
    ({ codes, made, asked }) => {
      expect(codesOf(made(), asked)).toEqual(expect.arrayContaining([...codes]));
    },
  );

/** The same files, but for one byte. */
export function withByte(files: Files, name: string, at: number, flip = 1): Files {
  const bytes = Buffer.from(files.get(name)!);
  bytes[at]! ^= flip;
  return new Map(files).set(name, bytes);
}

/** The same files, but for one of them. */
export const withFile = (files: Files, name: string, bytes: Buffer | string): Files =>
  new Map(files).set(name, Buffer.from(bytes));

/** The same files without one of them. */
export const without = (files: Files, ...names: readonly string[]): Files =>
  new Map([...files].filter(([name]) => !names.includes(name)));

/** The only bundle of entries and the only tile of a small log. */
export const small = (size: number) => ({
  entries: `tile/entries/000.p/${size}`,
  tile: `tile/0/000.p/${size}`,
});

/** Other entries in a small log, and its tile as the attacker wants it: with them, or as it was. */
export function withEntries(
  files: Files,
  size: number,
  change: (entries: readonly Buffer[]) => readonly Buffer[],
  tile: 'kept' | 'hashed',
): Files {
  const names = small(size);
  const entries = change(entriesIn(files.get(names.entries)!, size));
  const changed = withFile(files, names.entries, bundleOf(entries));
  const hashes = Buffer.concat(entries.map(leafHashOf));
  return tile === 'kept' ? changed : withFile(changed, names.tile, hashes);
}
