import type { Word } from './word.js';

/** A line without its brackets, and what stood in them. */
export interface Bracketed {
  readonly outer: readonly Word[];
  readonly groups: readonly (readonly Word[])[];
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);

/** Parts brackets from what stands around them. One that never closes ends with the line. */
export function bracketsIn(all: readonly Word[]): Bracketed {
  const outer: Word[] = [];
  const groups: Word[][] = [];
  let depth = 0;
  for (const word of all) {
    if (OPEN.has(word.key)) {
      if (depth === 0) groups.push([]);
      depth += 1;
    } else if (CLOSE.has(word.key)) depth = Math.max(0, depth - 1);
    else if (depth > 0) groups.at(-1)!.push(word);
    else outer.push(word);
  }
  return { outer, groups };
}

const PLURALS = new Set(
  "n,en,e,er,s,es,r,se,ies,ne,nen,ken,len,pen,ten,'s,je,jes,tje,tjes,ern".split(','),
);
const MARKS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['/', ''],
]);

/** `Zwiebel(n)`, `Zehe/n`: the ending that may be there says nothing. */
export function withoutPlurals(all: readonly Word[]): readonly Word[] {
  const kept: Word[] = [];
  for (let at = 0; at < all.length;) {
    const length = pluralLength(all, at);
    if (length === 0) kept.push(all[at]!);
    at += Math.max(1, length);
  }
  return kept;
}

function pluralLength(all: readonly Word[], at: number): number {
  const mark = all[at]!;
  const close = mark.kind === 'sign' ? MARKS.get(mark.key) : undefined;
  const word = all[at + 1];
  if (close === undefined || at === 0 || mark.isApart || word === undefined) return 0;
  const ending = word.key === '-' ? all[at + 2] : word;
  const length = ending === word ? 2 : 3;
  if (ending === undefined || ending.isApart || !PLURALS.has(ending.key)) return 0;
  if (all[at - 1]!.kind !== 'word') return 0;
  return close === '' ? length : all[at + length]?.key === close ? length + 1 : 0;
}
