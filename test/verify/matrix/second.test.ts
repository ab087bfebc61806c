import { expect, jest, test } from '@jest/globals';
import {
  NOW,
  TRUST,
  checked,
  codesOf,
  kept,
  written,
  type Asked,
} from '../../support/bundle-check.js';
import { aDay } from '../../support/bundle-days.js';
import { EDGES } from '../../support/bundle-edges.js';
import * as evidence from '../../support/bundle-evidence.js';
import { filesOf, withoutDigests, type Files } from '../../support/bundle-files.js';
import * as mutants from '../../support/bundle-mutants.js';
import { HAS_PYTHON, secondOpinions } from '../../support/second.js';

jest.setTimeout(120_000);

/** So many mutants of each kind; and which, in a longer search by hand. */
const COUNT = Number(process.env['MUTANTS'] ?? 30);
const chance = mutants.chanceOf(Number(process.env['SEED'] ?? 1));
const day = filesOf(aDay().leaves, { history: [3, 9] });
/** Without digests, each check has to notice by itself. */
const bare = withoutDigests(day);

type Case = readonly [files: Files, asked?: Asked];

const compare: (title: string, test: () => void) => void = HAS_PYTHON
  ? test
  : (title) =>
      test(`NOT COMPARED, for there is no Python 3.9: ${title}`, () =>
        console.warn('Nobody compared the checkers. Install python3, and run the tests again.'));

/** The words of a command line that asks the same. */
function wordsOf(folder: string, { trust, seen, receipts = [], now = NOW }: Asked) {
  const trusted = kept('trust.json', JSON.stringify({ ...TRUST, ...trust }));
  const time = new Date(now).toISOString();
  const last = seen === undefined ? [] : ['--seen', kept('last.checkpoint', seen)];
  const held = receipts.flatMap((path) => ['--receipt', path]);
  return [folder, '--trust', trusted, '--now', time, ...last, ...held];
}

/** What each of the two checkers finds in each bundle. */
function bothOn(cases: readonly Case[]) {
  const folders = cases.map(([files]) => written(files));
  const seconds = secondOpinions(cases.map(([, asked], at) => wordsOf(folders[at]!, asked ?? {})));
  return cases.map(([, asked], at) => {
    const { findings } = checked(folders[at]!, asked);
    const [exit, lines] = seconds[at]!;
    const found = findings.filter(({ level }) => level === 'finding');
    const first = [...new Set(found.map(({ check }) => check))];
    const second = [...new Set(lines.map((line) => line.slice(0, line.indexOf(' '))))];
    return { at: folders[at], exit, first, second };
  });
}

type Both = ReturnType<typeof bothOn>[number];

/** Both find nothing; or both find something, and one thing at least is the same. */
const agree = ({ exit, first, second }: Both): boolean =>
  first.length === 0 ? exit === 0 : exit === 1 && first.some((check) => second.includes(check));

compare('both checkers find nothing in a day that is in order', () => {
  expect(bothOn([[day], [bare]]).map(({ first, second }) => [first, second])).toEqual([
    [[], []],
    [[], []],
  ]);
});

compare('both checkers draw each limit at the same place', () => {
  const cases = Object.values(EDGES).flatMap((edge) => [-1, 0, 1].map(edge));
  expect(bothOn(cases).filter((both) => !agree(both))).toEqual([]);
});

const KINDS: Readonly<Record<string, () => Case>> = {
  'a flipped bit': () => [mutants.flipped(chance, bare)],
  'a file that is missing, cut off or another': () => [mutants.broken(chance, bare)],
  'a list that says something else': () => [mutants.relisted(chance, day)],
  'a line that was signed on': () => [mutants.signedOn(chance, aDay())],
  'lines that were moved, doubled or taken away': () => [mutants.reordered(chance, aDay())],
  'another checkpoint': () => evidence.otherNote(chance),
  'another promise': () => evidence.otherPromise(chance),
  'another receipt': () => evidence.otherReceipt(chance),
  'another trust file': () => evidence.otherTrust(chance),
  'a witness': () => evidence.witnessed(chance),
};

for (const [title, made] of Object.entries(KINDS)) {
  compare(`both checkers agree about ${title}`, () => {
    const all = bothOn(Array.from({ length: COUNT }, made));
    expect(all.filter((both) => !agree(both))).toEqual([]);
    expect(all.filter(({ first }) => first.length > 0).length).toBeGreaterThan(COUNT / 4);
  });
}

test('a use that names one purpose in two places is not of its form', () => {
  expect(codesOf(...EDGES['one purpose in two']!(1))).toEqual(['V6-schema']);
});
