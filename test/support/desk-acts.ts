import fc from 'fast-check';
import type { GrantAct, Which } from '@village-butcher/sdk/contract';
import type { Placed, Said } from '../../src/audit/chain.js';
import { foundLists, type Published } from '../../src/audit/known.js';
import type { AboutLines, Asked } from '../../src/audit/question.js';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { hashOf, listedIn, LISTS, type Listed, type Lists } from '../../src/consent/listed.js';
import { verdictOn } from '../../src/consent/ruling.js';
import { keyOf } from '../../src/consent/standing.js';
import { ASKED, chainOf, hour } from './desk-chain.js';
import { anyHistory, BEFORE, daysAfter, NOTICE, stoodAfter } from './histories.js';

/** One line as the log has it, if its index were its place in the chain. */
const placedOf = (said: Said): Placed => ({
  position: said.seq,
  customer: 'ada',
  said,
  leafHash: `leaf-${said.seq}`,
  prev: `leaf-${said.seq - 1}`,
});

/** What a question answers about a whole chain: the cells of its rows. */
export const cellsOf = (question: AboutLines, chain: readonly Said[], asked: Partial<Asked> = {}) =>
  chain.flatMap((said) =>
    question
      .rowsOf(placedOf(said), chain, { ...ASKED, asOf: hour(9_999), ...asked })
      .map(({ cells }) => cells),
  );

/** What may be otherwise about a grant than `decide` would have it. */
export interface Bent {
  readonly control: GrantAct['control'];
  readonly version: number;
  readonly days: number;
}

const anyBent: fc.Arbitrary<Bent> = fc.record({
  control: fc.constantFrom('allow', 'switch', 'undo', 'stop-using', 'withdraw-all'),
  version: fc.integer({ min: 1, max: 3 }),
  days: fc.integer({ min: 1, max: 500 }),
});

/** A life in which grants are pressed anyhow, under any version, and end anytime. */
const anyBentChain: fc.Arbitrary<readonly Said[]> = fc
  .tuple(anyHistory, fc.array(anyBent, { minLength: 12, maxLength: 12 }))
  .map(([history, bents]) => chainOf(history).map((said, n) => bent(said, bents[n % 12]!)));

function bent(said: Said, { control, version, days }: Bent): Said {
  const { event } = said;
  if (event.type !== 'granted') return said;
  const until = daysAfter(days, BEFORE).toISOString();
  const permissions = event.permissions.map((one) => ({ ...one, until }));
  return {
    ...said,
    event: { ...event, control, permissions, notice: { ...event.notice, version, sha256: 'A' } },
  };
}

/** The versions of the notice that everybody reads, each published at an hour. */
export const publishedAt = (hours: readonly number[]): readonly Published[] =>
  hours.map((n, index) => ({
    ...NOTICE,
    version: index + 1,
    at: hour(n),
    sha256: 'A',
    found: 'A',
    lists: [],
    listed: { controls: null, statements: null, uses: null },
  }));

/** The hash of each list, as its line has it. */
const onTheLine = (listed: Listed): Listed => {
  const [controls, statements, uses] = LISTS.map((name) => listed[name] && hashOf(listed[name]));
  return { controls: controls!, statements: statements!, uses: uses! };
};

/** Versions of the notice, of which each lists something else: they come out hour by hour. */
export const publishedWith = (...all: readonly Lists[]): readonly Published[] =>
  publishedAt(all.map((_, n) => n - 3)).map((one, n) => {
    const listed = listedIn(all[n]!);
    return { ...one, ...foundLists(onTheLine(listed), listed) };
  });

/** Every permission that was given, one by one, told in the order of the chain. */
export const givenIn = (chain: readonly Said[]) =>
  chain.flatMap(({ line, seq, at, event }) =>
    event.type === 'granted'
      ? event.permissions.map((one) => ({ ...one, key: keyOf(one), line, seq, at, act: event }))
      : [],
  );

/** A thousand customers, and all that they ever wanted. */
export const LIVED = fc.sample(anyHistory, 1_000);

/** A thousand customers, and all that they ever said, grants anyhow. */
export const LIVES = fc.sample(anyBentChain, 1_000);

/** What was ruled on a permission when an act spoke of it, on the acts before. */
export function ruledBefore(
  history: readonly ConsentCommand[],
  row: Readonly<Record<string, unknown>>,
) {
  const { field, recipient, purpose } = row as unknown as Which;
  const n = Number(String(row['line']).split('-')[1]);
  const { standing } = stoodAfter(history.slice(0, n));
  const word = standing.words.get(recipient)?.get(purpose)?.get(field);
  return verdictOn(standing, field, word, new Date(String(row['recordedAt'])));
}
