import { keyOf } from '../consent/standing.js';
import { NOTHING_BEFORE, type Line, prevIn } from '../ledger/line.js';
import type { Said } from './chain.js';

/** What is kept of one leaf: a line of a chain, or a use. */
export interface Kept {
  readonly position: number;
  /** What the published log has there. `null`: nothing, for a tile is missing. */
  readonly published: string | null;
  /** What the bytes that are kept commit to. `null`: there are none, or they do not open. */
  readonly leafHash: string | null;
  /** Of a line: how it is tied to the one before. */
  readonly tie: Tie | null;
  /** Of a use: what is searched, and what was committed to. */
  readonly columns: { readonly searched: string; readonly committed: string } | null;
}

/** Where a line stands in its chain, by its row and by its own words. */
export interface Tie {
  readonly seq: number;
  readonly saidSeq: number;
  /** The leaf hash of the line before. `null`: there is no such line. */
  readonly before: string | null;
  readonly prev: string;
}

/** Something that is not as it was recorded: a code of the verifier, and the two things that differ. */
export interface Finding {
  readonly check: string;
  readonly position: number;
  readonly expected: string | null;
  readonly found: string | null;
}

/** What is wrong with one leaf, told in the verifier's codes. */
export function findingsOf({
  position,
  published,
  leafHash,
  tie,
  columns,
}: Kept): readonly Finding[] {
  const found = (check: string, expected: string | null, is: string | null): readonly Finding[] =>
    expected === is ? [] : [{ check, position, expected, found: is }];
  if (published === null)
    return [{ check: 'V3-missing', position, expected: leafHash, found: null }];
  return [
    ...found(leafHash === null ? 'V8-unopened' : 'V7-commitment', published, leafHash),
    ...(tie ? found('V9-gap', String(tie.seq), String(tie.saidSeq)) : []),
    ...(tie ? found('V9-prev', tie.prev, tie.before) : []),
    ...(columns ? found('V13-columns', columns.committed, columns.searched) : []),
  ];
}

/** How a line is tied to the one before it; of the first line that is nothing. */
export const tieOf = (line: Line, seq: number, before: Buffer | null): Tie => ({
  seq,
  saidSeq: line.seq,
  before: (seq === 0 ? NOTHING_BEFORE : before)?.toString('base64url') ?? null,
  prev: prevIn(line),
});

/** The last word on one permission, as the engine reads it. */
export interface Word {
  readonly key: string;
  readonly says: string;
  readonly until: string | null;
  readonly line: string;
  /** When it was given, and on which notice and surface. What was taken back has neither. */
  readonly recordedAt: string | null;
  /** `null` also of what was given before the engine kept it: such a row is not held to it. */
  readonly on: string | null;
}

/** The permissions on which the engine would act otherwise than the lines say. */
export function astray(
  position: number,
  chain: readonly Said[],
  engine: readonly Word[],
): readonly Finding[] {
  const said = new Map(chain.flatMap(wordsIn).map((word) => [word.key, word]));
  const read = new Map(engine.map((word) => [word.key, word]));
  return [...new Set([...said.keys(), ...read.keys()])].toSorted().flatMap((key) => {
    const [word, other] = [said.get(key), read.get(key)];
    const isOlder = other?.says === 'granted' && other.on === null;
    const expected = word ? spelled(isOlder ? { ...word, on: null } : word) : null;
    const found = other ? spelled(other) : null;
    return expected === found ? [] : [{ check: 'V13-standing', position, expected, found }];
  });
}

const spelled = ({ says, until, line, recordedAt, on }: Word): string =>
  [says, line, until, recordedAt, on].filter((one) => one !== null).join(' ');

/** How it is spelled on what something was given. */
export const spelledOn = (notice: string, version: number, surface: string | null): string =>
  `${notice}@${version} ${surface}`;

function wordsIn({ event, line, at }: Said): readonly Word[] {
  if (event.type === 'granted') {
    const { notice, surface } = event;
    const how = { recordedAt: at, on: spelledOn(notice.id, notice.version, surface) };
    return event.permissions.map((one) => {
      return { key: keyOf(one), says: 'granted', until: one.until, line, ...how };
    });
  }
  if (event.type !== 'withdrawn') return [];
  return event.permissions.map((one) => ({
    key: keyOf(one),
    says: 'withdrawn',
    until: null,
    line,
    recordedAt: null,
    on: null,
  }));
}
