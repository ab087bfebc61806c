import type { Feature, Part } from './features.js';

/** What became of one expectation. */
export interface Verdict {
  /** A person of the file, or `global`. */
  readonly persona: string;
  readonly step: string;
  readonly kind: string;
  readonly outcome: Outcome;
}
export type Outcome =
  | { readonly is: 'passed' }
  | { readonly is: 'failed'; readonly expected: unknown; readonly got: string }
  | { readonly is: 'skipped'; readonly needs: readonly (Feature | Part)[] };

/** Whom the whole run is put down to. */
export const EVERYBODY = 'global';

const MOST_SAID = 5;

/** The first few of many faults, and how many there are besides. */
export function inShort(faults: readonly string[]): string {
  const each = [...new Set(faults)];
  const more = each.length > MOST_SAID ? [`and ${each.length - MOST_SAID} more`] : [];
  return [...each.slice(0, MOST_SAID), ...more].join('; ');
}

/** What a run says, as one object. */
export interface Report {
  readonly scenario: string;
  readonly personas: readonly ({ readonly id: string } & Sums)[];
  readonly failures: readonly Failure[];
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
interface Sums {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
interface Failure {
  readonly persona: string;
  readonly step: string;
  readonly kind: string;
  readonly expected: unknown;
  readonly got: string;
}

export const reportOf = (
  scenario: string,
  personas: readonly string[],
  verdicts: readonly Verdict[],
): Report => ({
  scenario,
  personas: personas.map((id) => ({ id, ...sumsOf(of(verdicts, id)) })),
  failures: verdicts.flatMap(failureIn),
  ...sumsOf(verdicts),
});

/** The same for people: a line for each person, a line for each failure, then the sum. */
export function linesOf(
  names: ReadonlyMap<string, string>,
  verdicts: readonly Verdict[],
): readonly string[] {
  const width = Math.max(20, ...[...names.values()].map((name) => name.length)) + 2;
  const people = [...names].flatMap(([id, name]) => [
    `${id.padEnd(4)} ${name.padEnd(width)}${inBrackets(of(verdicts, id))}`,
    ...of(verdicts, id).flatMap(failureIn).map(lineOf),
  ]);
  const whole = of(verdicts, EVERYBODY).flatMap(failureIn).map(lineOf);
  const waiting = tagsIn(verdicts);
  return [...people, ...whole, counted(verdicts) + (waiting === '' ? '' : `: ${waiting}`)];
}

const lineOf = ({ persona, step, kind, got }: Failure): string =>
  `     ${persona} ${step}  ${kind}: ${got}`;

const of = (verdicts: readonly Verdict[], id: string): Verdict[] =>
  verdicts.filter(({ persona }) => persona === id);

const failureIn = ({ outcome, ...about }: Verdict): Failure[] =>
  outcome.is === 'failed' ? [{ ...about, expected: outcome.expected, got: outcome.got }] : [];

function sumsOf(verdicts: readonly Verdict[]): Sums {
  const count = (is: Outcome['is']) => verdicts.filter(({ outcome }) => outcome.is === is).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** `15 passed, 1 failed, 1 skipped`: what there is none of is not said. */
function counted(verdicts: readonly Verdict[]): string {
  const { passed, failed, skipped } = sumsOf(verdicts);
  const some = [`${failed} failed`, `${skipped} skipped`].filter((part) => !part.startsWith('0 '));
  return [`${passed} passed`, ...some].join(', ');
}

const inBrackets = (verdicts: readonly Verdict[]): string =>
  counted(verdicts) + (tagsIn(verdicts) === '' ? '' : ` (${tagsIn(verdicts)})`);

/** `push 2, questions 1`: what the skipped ones wait for. */
function tagsIn(verdicts: readonly Verdict[]): string {
  const tags = verdicts.flatMap(({ outcome }) => (outcome.is === 'skipped' ? outcome.needs : []));
  const counts = [...new Set(tags)].map((tag) => ({
    tag,
    count: tags.filter((other) => other === tag).length,
  }));
  const sorted = counts.toSorted((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
  return sorted.map(({ tag, count }) => `${tag} ${count}`).join(', ');
}
