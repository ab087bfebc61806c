import { createHash } from 'node:crypto';
import { cosign, signCheckpoint } from '../../src/ledger/checkpoint.js';
import { leafHashOf } from '../../src/ledger/commit.js';
import { extended, emptyRange, rootOf, rootOfRange } from '../../src/ledger/merkle.js';
import { bundleOf, pathOf, tilesFor, tileBytes } from '../../src/ledger/tile.js';
import { entryOf, saidIn, type Leaf } from './bundle-story.js';
import { ORIGIN, keyOf } from './notes.js';

/** The files of a bundle, by their names. */
export type Files = Map<string, Buffer>;

export const LOG_KEY = keyOf('the log');
export const PROMISE_KEY = keyOf('the promise');
export const WITNESS = { name: 'witness.example/one', key: keyOf('the witness') };

interface Making {
  readonly key?: typeof LOG_KEY;
  readonly history?: readonly number[];
  readonly seenAt?: number;
  readonly promises?: readonly string[];
  readonly scope?: string;
}

/** A whole bundle over some leaves, signed with the log's key: what the operator can always make. */
export function filesOf(leaves: readonly Leaf[], making: Making = {}): Files {
  const { history = [], promises = [], scope = 'whole' } = making;
  const files: Files = new Map();
  const put = (name: string, text: string | Buffer) => files.set(name, Buffer.from(text));
  const entries = leaves.map(entryOf);
  const hashes = entries.map(leafHashOf);
  const hashAt = (level: number, index: number) =>
    rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
  for (const tile of tilesFor(0, leaves.length)) {
    const from = tile.index * 256;
    const bytes =
      tile.level === 'entries'
        ? bundleOf(entries.slice(from, from + tile.width))
        : tileBytes(tile, hashAt);
    put(pathOf(tile), bytes);
  }
  for (const size of history) put(`checkpoints/${size}`, checkpointAt(leaves, size, making));
  put('checkpoint', checkpointAt(leaves, leaves.length, making));
  for (const kind of ['consent', 'disclosure'] as const) {
    put(`openings/${kind}.ndjson`, linesOf(openingsOf(leaves, kind)));
  }
  put('pending.ndjson', linesOf(pendingIn(leaves)));
  put('promises.ndjson', linesOf(promises));
  put('standing.ndjson', linesOf([{ size: leaves.length }, ...standingIn(leaves)]));
  return described(files, leaves.length, scope);
}

/** Writes `bundle.json` anew over what the files now hold. */
function described(files: Files, entries: number, scope = 'whole'): Files {
  const countOf = (kind: string) => linesIn(files, `openings/${kind}.ndjson`).length;
  const counts = { consent: countOf('consent'), disclosure: countOf('disclosure'), entries };
  const sums = [...files].filter(([name]) => name.endsWith('.ndjson')).map(sumOf);
  const about = { counts, files: Object.fromEntries(sums.toSorted()), origin: ORIGIN, scope, v: 1 };
  return files.set('bundle.json', Buffer.from(jsonOf(about)));
}

/** The same files, and a `bundle.json` that names no digests of them. */
export function withoutDigests(files: Files): Files {
  const { files: _, ...about } = JSON.parse(files.get('bundle.json')!.toString()) as About;
  return new Map(files).set('bundle.json', Buffer.from(jsonOf(about)));
}

type About = Readonly<Record<string, unknown>>;

const sumOf = ([name, bytes]: readonly [string, Buffer]): readonly [string, string] => [
  name,
  createHash('sha256').update(bytes).digest('base64url'),
];

/** The signed checkpoint over the first leaves, cosigned if a witness saw it. */
export function checkpointAt(leaves: readonly Leaf[], size: number, making: Making = {}): string {
  const hashes = leaves.slice(0, size).map((leaf) => leafHashOf(entryOf(leaf)));
  const root = rootOfRange(extended(emptyRange, hashes));
  const note = signCheckpoint({ origin: ORIGIN, size, root }, making.key ?? LOG_KEY);
  return making.seenAt === undefined ? note : note + cosign(note, WITNESS, making.seenAt);
}

/** Canonical JSON without its limit of length: a payload stands in it as a text. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted())
      : member,
  );

const linesOf = (values: readonly unknown[]): string =>
  values.map((value) => `${jsonOf(value)}\n`).join('');

/** The lines of a file of the bundle, parsed. */
export const linesIn = (files: Files, name: string): Readonly<Record<string, unknown>>[] =>
  files
    .get(name)!
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** A file with other lines, and the description of the bundle to go with them. */
export function withLines(files: Files, name: string, lines: readonly unknown[]): Files {
  const entries = Number(files.get('checkpoint')!.toString().split('\n')[1]);
  return described(new Map(files).set(name, Buffer.from(linesOf(lines))), entries);
}

const openingsOf = (leaves: readonly Leaf[], kind: string) =>
  leaves.flatMap((leaf, index) => {
    if (leaf.kind !== kind || leaf.fate !== 'open') return [];
    const opening = { index, payload: leaf.payload, salt: leaf.salt.toString('base64url') };
    return kind === 'disclosure' ? [{ ...opening, columns: columnsOf(leaf) }] : [opening];
  });

function columnsOf(leaf: Leaf) {
  const { at, body } = saidIn(leaf) as { at: string; body: Disclosed };
  const uses = body.for.flatMap(({ purpose, fields }) =>
    fields.map((use) => ({ purpose, ...use })),
  );
  return {
    at,
    client: 'the-app',
    edition: null,
    fields: uses.map(({ field }) => field),
    lines: uses.map(({ line }) => line),
    purposes: uses.map(({ purpose }) => purpose),
    recipient: body.to,
    store: 'brandt/mutzenhausen',
  };
}

interface Disclosed {
  readonly to: string;
  readonly for: readonly {
    readonly purpose: string;
    readonly fields: readonly { readonly field: string; readonly line: string }[];
  }[];
}

const pendingIn = (leaves: readonly Leaf[]) =>
  leaves.flatMap(({ fate }, index) =>
    fate === 'open' || fate === 'erased' ? [] : [{ due: fate, index }],
  );

interface Said {
  readonly type: string;
  readonly permissions?: readonly { readonly until?: string }[];
}

/** What the engine would read: the last word on each permission. */
function standingIn(leaves: readonly Leaf[]) {
  const rows = new Map<string, unknown>();
  for (const leaf of leaves.filter(({ kind, fate }) => kind === 'consent' && fate === 'open')) {
    const { body, customer, line } = saidIn(leaf);
    const { type: says, permissions = [] } = body as Said;
    for (const { until = null, ...permission } of says === 'refused' ? [] : permissions) {
      const row = { ...permission, customer, line, says, until };
      rows.set(jsonOf([customer, permission]), row);
    }
  }
  return [...rows.values()];
}
