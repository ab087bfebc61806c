import fc from 'fast-check';
import { without, withByte, withFile } from './bundle-attack.js';
import { granted, refused, timeAt, withdrawn } from './bundle-days.js';
import { filesOf, linesIn, withLines, type Files } from './bundle-files.js';
import { NOTICE, entryOf, idOf, saidIn, type Leaf, type Pen } from './bundle-story.js';

/** Whole numbers below a bound, as if by chance, and the same in every run. */
export type Chance = (below: number) => number;

/** @see Chance */
export function chanceOf(seed: number): Chance {
  const stream = fc.sample(fc.nat(), { numRuns: 20_000, seed });
  let at = 0;
  return (below) => stream[(at += 1) % stream.length]! % Math.max(1, below);
}

/** One of a list. */
export const oneOf = <T>(chance: Chance, list: readonly T[]): T => list[chance(list.length)]!;

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  1,
  2,
  -1,
  '',
  'app',
  'A'.repeat(43),
  'B'.repeat(22),
  idOf('anything'),
  '2026-03-01T09:00:00.000Z',
  '2026-03-01T11:00:00.000Z',
  '2028-01-01T00:00:00.000Z',
  [],
  {},
];

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value with something in it changed, however deep. */
export function mutated(chance: Chance, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0) return mutatedList(chance, value);
  if (!isPlain(value) || Object.keys(value).length === 0) return oneOf(chance, VALUES);
  const name = oneOf(chance, Object.keys(value));
  const { [name]: member, ...rest } = value;
  const made = [rest, { ...value, more: 1 }, ...Array.from({ length: 8 }, () => deeper(member))];
  return oneOf(chance, made);

  function deeper(of: unknown) {
    return { ...rest, [name]: mutated(chance, of) };
  }
}

function mutatedList(chance: Chance, list: readonly unknown[]): readonly unknown[] {
  const at = chance(list.length);
  return oneOf(chance, [
    list.toSpliced(at, 1),
    [...list, list[at]],
    list.toReversed(),
    list.with(at, mutated(chance, list[at])),
    list.with(at, mutated(chance, list[at])),
    list.with(at, mutated(chance, list[at])),
  ]);
}

/** A byte of any file is another. */
export function flipped(chance: Chance, files: Files): Files {
  const name = oneOf(chance, [...files.keys()]);
  return withByte(files, name, chance(files.get(name)!.length), 1 << chance(8));
}

/** A file is missing, empty, cut off, longer than it was, or another one. */
export function broken(chance: Chance, files: Files): Files {
  const [name, bytes] = oneOf(chance, [...files]);
  const [, other] = oneOf(chance, [...files]);
  return oneOf(chance, [
    without(files, name),
    withFile(files, name, ''),
    withFile(files, name, bytes.subarray(0, chance(bytes.length))),
    withFile(files, name, Buffer.concat([bytes, other])),
    withFile(files, name, other),
  ]);
}

const LISTS = [
  'openings/consent.ndjson',
  'openings/disclosure.ndjson',
  'pending.ndjson',
  'standing.ndjson',
];

/** A list of the bundle says something else, and `bundle.json` agrees with it. */
export function relisted(chance: Chance, files: Files): Files {
  const name = oneOf(chance, LISTS);
  const changed = mutatedList(chance, [...linesIn(files, name), { due: timeOfAll, index: 5 }]);
  return withLines(files, name, changed);
}

const timeOfAll = '2026-03-01T09:00:00.000Z';

/** What a service in other hands would sign: the last of these, or something near it. */
const ACTS: readonly ((pen: Pen) => Plain)[] = [
  (pen) => granted(['pets', 'diet'], timeAt(pen, 3_600_000)),
  () => withdrawn(['allergies']),
  () => refused(['memory']),
  (pen) => ({ type: 'paused', until: timeAt(pen, 3_600_000) }),
  () => ({ purpose: 'recipes', type: 'unwished' }),
  () => ({ purpose: 'offers', type: 'wished', wish: { channel: 'app', mostPerDay: 1 } }),
  () => ({ fields: ['pets'], type: 'erased' }),
  () => ({ fields: ['pets'], member: 'partner', type: 'confirmed' }),
];

const PUBLIC: readonly (readonly [Leaf['kind'], Plain])[] = [
  ['genesis', { log: 'elsewhere', mergeDelay: 3600, prior: null }],
  ['notice', { ...NOTICE, text: 'What I share, and with whom.' }],
  [
    'keyset',
    { keys: [{ from: timeOfAll, kid: 'k', public: 'A'.repeat(43), until: null, use: 'log' }] },
  ],
  ['erasure', { count: 1, leaves: [8], range: null, reason: 'customer' }],
  ['erasure', { count: 3, leaves: [], range: { kind: 'disclosure', to: 9 }, reason: 'retention' }],
  ['heartbeat', { n: 4, oldest: 0, waiting: 0 }],
  ['desk', { body: { said: 'something' } }],
];

/** A line more at the end of a day, signed like all others. */
export function signedOn(chance: Chance, pen: Pen): Files {
  const kind = chance(3);
  if (kind === 0) pen.act('ada', oneOf(chance, ACTS)(pen));
  if (kind === 1) pen.use('ada', [['recipes', 'allergies', idOf('line 3')]]);
  if (kind === 2) pen.publish(...oneOf(chance, PUBLIC));
  const at = pen.leaves.length - 1;
  const said = saidIn(pen.leaves[at]!);
  return withPayload(chance, pen, at, spelled(chance(6) === 0 ? said : mutated(chance, said)));
}

/** Two lines have changed places, one is missing, is there twice, or is opened and erased. */
export function reordered(chance: Chance, pen: Pen): Files {
  const at = 3 + chance(pen.leaves.length - 4);
  const leaf = pen.leaves[at]!;
  const made: readonly (() => unknown)[] = [
    () => pen.leaves.splice(at, 2, ...pen.leaves.slice(at, at + 2).toReversed()),
    () => pen.leaves.splice(at, 1),
    () => pen.leaves.splice(at, 0, leaf),
    () => pen.change(at, { fate: leaf.fate === 'open' ? 'erased' : 'open' }),
    () => pen.change(at, { fate: oneOf(chance, [timeOfAll, '2026-02-20T09:00:00.000Z']) }),
    () => pen.change(at, { salt: Buffer.alloc(leaf.salt.length, 7) }),
  ];
  oneOf(chance, made)();
  return endOf(chance, pen);
}

/** Any payload at all at a place, opened as it is; what the engine reads ends before it. */
function withPayload(chance: Chance, pen: Pen, at: number, payload: string): Files {
  const leaf = pen.leaves[at]!;
  const before = linesIn(filesOf(pen.leaves.slice(0, at)), 'standing.ndjson');
  pen.change(at, { raw: entryOf({ ...leaf, payload }) });
  const files = withLines(endOf(chance, pen), 'standing.ndjson', before);
  const name = `openings/${leaf.kind}.ndjson`;
  if (!files.has(name)) return files;
  const rows = linesIn(files, name).map((row) =>
    row['index'] === at ? { index: at, payload, salt: row['salt'] } : row,
  );
  return withLines(files, name, rows);
}

function endOf(chance: Chance, pen: Pen): Files {
  if (chance(2) === 0) pen.beat();
  return filesOf(pen.leaves, { history: [chance(pen.leaves.length)] });
}

/** Canonical JSON of anything, as it is signed without a look at it. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    isPlain(member) ? Object.fromEntries(Object.entries(member).toSorted()) : member,
  );
