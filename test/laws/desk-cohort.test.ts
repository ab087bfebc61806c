import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import type { Said } from '../../src/audit/chain.js';
import { blastRadius } from '../../src/audit/questions/blast-radius.js';
import { cohort } from '../../src/audit/questions/cohort.js';
import { FLOOR } from '../../src/audit/tally.js';
import type { UsedOn } from '../../src/audit/use.js';
import { keyOf } from '../../src/consent/standing.js';
import { LIVED } from '../support/desk-acts.js';
import { ASKED, chainOf, GIVEN, hour, UNTIL, WHICH } from '../support/desk-chain.js';
import { stoodAfter } from '../support/histories.js';

/** Every permission that was given is used on its line, an hour and a half after it was given. */
const usedIn = (chain: readonly Said[]): readonly UsedOn[] =>
  chain.flatMap(({ event, line, at }) =>
    event.type === 'granted'
      ? event.permissions.map((one) => ({ line, key: keyOf(one), lastAt: at }))
      : [],
  );

const rowsOf = (chains: readonly (readonly Said[])[], parameters: QuestionParameters) => {
  const counting = cohort.count({ ...ASKED, parameters, asOf: hour(900) });
  for (const chain of chains) counting.add(chain, usedIn(chain));
  return counting.table().rows.map(({ cells }) => cells);
};

/** Told a second time: act by act, and where each stands by the projection. */
function plainly(histories: typeof LIVED, surface: string, from: string, to: string) {
  let [customers, permissions, renewed, open] = [0, 0, 0, 0];
  for (const history of histories) {
    const { words } = stoodAfter(history).standing;
    const acts = history.flatMap((command, n) =>
      command.type === 'grant' ? command.act.permissions.map((one) => ({ one, n, command })) : [],
    );
    const mine = acts.filter(
      ({ n, command }) => command.act.surface === surface && hour(n) >= from && hour(n) < to,
    );
    if (mine.length === 0) continue;
    const isStill = ({ one, n }: (typeof mine)[number]): boolean => {
      const word = words.get(one.recipient)?.get(one.purpose)?.get(one.field);
      return word?.line === `line-${n}` && one.until > hour(900);
    };
    customers += 1;
    permissions += mine.length;
    renewed += mine.some(({ one, n }) =>
      acts.some((other) => other.n > n && keyOf(other.one) === keyOf(one)),
    )
      ? 1
      : 0;
    open += mine.some(isStill) ? 1 : 0;
  }
  return { customers, permissions, renewed, open };
}

test('a cohort is counted as its acts say, and no part of it tells of a few', () => {
  const few = (n: number, of: number): boolean => [n, of - n].some((m) => m > 0 && m < FLOOR);
  const chains = LIVED.map(chainOf);
  const seen = new Set<string>();
  for (const [first, hours] of [
    [0, 2],
    [2, 3],
    [0, 20],
    [8, 1],
  ] as const) {
    const [from, to] = [hour(first), hour(first + hours)];
    for (const row of rowsOf(chains, { from, to })) {
      const told = plainly(LIVED, String(row['surface']), from, to);
      seen.add(String(row['cohort']));
      expect(row['customers']).toBe(few(told.customers, told.customers) ? null : told.customers);
      expect([null, told.permissions]).toContain(row['permissions']);
      for (const part of ['renewed', 'open'] as const) {
        const isHidden = few(told.customers, told.customers) || few(told[part], told.customers);
        expect(row[part]).toBe(isHidden ? null : told[part]);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(1);
});

test('what was given on another text, another surface or at another time is no part of a cohort', () => {
  const chains = Array.from({ length: FLOOR }, () => [GIVEN]);
  const counted = (parameters: QuestionParameters) =>
    rowsOf(chains, parameters).map(({ customers }) => customers);
  expect(counted({})).toEqual([FLOOR]);
  expect(counted({ notice: 'what-i-share', version: 1, surface: 'permission-centre' })).toEqual([
    FLOOR,
  ]);
  expect(counted({ from: hour(0), to: hour(1) })).toEqual([FLOOR]);
  expect(counted({ to: hour(0) })).toEqual([]);
  expect(counted({ from: hour(1) })).toEqual([]);
  expect(counted({ version: 2 })).toEqual([]);
  expect(counted({ surface: 'letter' })).toEqual([]);
});

test('a cohort says since when it is held, who used it since, and whose field was erased', () => {
  const chains: (readonly Said[])[] = Array.from({ length: 2 * FLOOR }, (_, n) =>
    n < FLOOR
      ? [
          GIVEN,
          {
            ...GIVEN,
            line: 'gone',
            seq: 1,
            at: hour(2),
            event: { type: 'erased', fields: ['diet'] },
          },
        ]
      : [GIVEN],
  );
  const within = {
    notice: 'what-i-share',
    version: 1,
    surface: null,
    uses: null,
    from: hour(0),
    to: hour(1),
  };
  const held = [{ cohort: within, openedAt: hour(5), liftedAt: null }];
  const counting = cohort.count({ ...ASKED, asOf: hour(9), held });
  chains.forEach((chain, n) =>
    counting.add(chain, [{ line: 'given', key: keyOf(WHICH), lastAt: hour(n < FLOOR ? 6 : 4) }]),
  );
  expect(counting.table()).toEqual({
    suppressed: 0,
    rows: [
      {
        position: null,
        cells: {
          cohort: 'what-i-share@1 permission-centre',
          notice: 'what-i-share',
          version: 1,
          surface: 'permission-centre',
          customers: 20,
          permissions: 20,
          usedSince: 10,
          quarantinedAt: hour(5),
          renewed: 0,
          erased: 10,
          open: 20,
        },
      },
    ],
  });
});

test('whom a breach reached is told with what was read, their language, and how to reach them', () => {
  const reached = {
    position: 3,
    customer: 'ada',
    fields: ['allergies', 'pets'],
    uses: 4,
    firstAt: hour(1),
    lastAt: hour(2),
  };
  const wished = (seq: number, channel: 'app' | 'email', type: 'wished' | 'unwished'): Said => ({
    act: 'wish',
    line: `wish-${seq}`,
    seq,
    at: hour(seq),
    event:
      type === 'wished'
        ? { type, purpose: channel === 'app' ? 'recipes' : 'offers', wish: { channel } }
        : { type, purpose: channel === 'app' ? 'recipes' : 'offers' },
  });
  const chain = [GIVEN, wished(1, 'app', 'wished'), wished(2, 'email', 'wished')];
  const rowAt = (asOf: string, lines = chain) =>
    blastRadius.rowOf(reached, lines, { ...ASKED, asOf }).cells;
  expect(rowAt(UNTIL)).toEqual({
    customerRef: 'ada',
    fields: ['allergies', 'pets'],
    special: ['allergies'],
    uses: 4,
    firstAt: hour(1),
    lastAt: hour(2),
    country: null,
    locale: 'de',
    reachable: ['app', 'email'],
  });
  expect(rowAt(hour(1))['reachable']).toEqual(['app']);
  expect(rowAt(UNTIL, [...chain, wished(3, 'app', 'unwished')])['reachable']).toEqual(['email']);
  fc.assert(
    fc.property(fc.constantFrom(...LIVED), (history) => {
      const last = stoodAfter(history).wishes;
      const channels = [...new Set(Array.from(last.values(), ({ channel }) => channel))];
      expect(rowAt(hour(900), [...chainOf(history)])['reachable']).toEqual(channels.toSorted());
    }),
  );
});
