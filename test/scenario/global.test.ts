import { expect, test } from '@jest/globals';
import type { Held } from '@village-butcher/sdk';
import {
  answerOf,
  item,
  lookAt,
  right,
  seenWith,
  standing,
  step,
  use,
  wholeWith,
} from '../support/sights.js';
import type { GlobalKind } from './file.js';
import { HOLDS } from './global/table.js';
import type { Whole } from './global/whole.js';

const stranger = { ...right, line: 'L2' };
const held: Held = {
  ref: 'R20',
  kind: 'recipe',
  title: 'Kuchen',
  reason: 'constraint',
  at: use.at,
};
const setOfAll = step.expect.flatMap((one) => (one.kind === 'allowedRecipes' ? one.items : []));
const other = seenWith(answerOf([item]));
const others = { ...other, step: { ...step, persona: 'D05' }, actor: 'D05' };
const told = new Map([['diet', { members: {} }] as const]);

const HINT = '11.06.2027: ein wichtiger Tag';
const away = {
  ...other.stand,
  told: new Map([
    [
      'calendar',
      {
        hints: [
          { date: '2027-06-11', hint: 'important' },
          { date: '2027-06-12', hint: 'away' },
        ],
      },
    ] as const,
  ]),
};

/** Nothing is wrong here. */
const FINE = wholeWith([
  seenWith(answerOf([item]), { comes: new Set(setOfAll), unshared: new Map([['pets', []]]) }),
  seenWith(answerOf([]), { answer: null, asked: [], looks: [lookAt([HINT])], stand: away }),
]);

/** And here one thing is. */
const WRONG: readonly (readonly [GlobalKind, string, Whole])[] = [
  [
    'everyUseOnAPermission',
    'a right whose line does not stand',
    wholeWith([seenWith(answerOf([{ ...item, rests: [stranger] }]))]),
  ],
  [
    'everyUseOnAPermission',
    'two answers and one record',
    wholeWith([{ ...other, asked: [...other.asked, ...other.asked] }]),
  ],
  [
    'unsharedCannotMatter',
    'a twin who gets other bytes',
    wholeWith([{ ...other, unshared: new Map([['pets', ['length']]]) }]),
  ],
  [
    'onlyWishedPurposes',
    'what nobody wished for',
    wholeWith([seenWith(answerOf([{ ...item, purpose: 'offers' }]))]),
  ],
  ['withinLimit', 'too much', wholeWith([seenWith(answerOf([item, item, item, item]))])],
  [
    'canariesNowhere',
    'a canary in the log',
    wholeWith([], {
      traces: async (_, strings) => strings.filter((one) => one.includes('CANARY')),
    }),
  ],
  [
    'notCheckedComplete',
    'silence on what was not used',
    wholeWith([seenWith(answerOf([item], { notChecked: ['household'] }))]),
  ],
  [
    'noPromiseOfSafety',
    'a promise',
    wholeWith([
      seenWith(
        answerOf([{ ...item, reasons: [{ ...item.reasons[0]!, text: 'Sicher für dich' }] }]),
      ),
    ]),
  ],
  [
    'onlyInStock',
    'a dish of another store',
    wholeWith([seenWith(answerOf([{ ...item, ref: 'R22' }]))]),
  ],
  ['heldExplained', 'two reasons', wholeWith([{ ...other, held: [held, held] }])],
  [
    'heldExplained',
    'a reason that is none',
    wholeWith([{ ...other, held: [{ ...held, reason: 'mood' }] }]),
  ],
  [
    'heldExplained',
    'silence',
    wholeWith([seenWith({ ...answerOf([]), ask: { ...answerOf([]).ask, among: ['R20'] } })]),
  ],
  [
    'differentFactsDifferentAnswers',
    'the same for others',
    wholeWith([other, { ...others, stand: { ...other.stand, told } }]),
  ],
  [
    'shownWithinSumOfLimits',
    'more than anybody asked for',
    wholeWith([seenWith(answerOf([item, item, item, item]))]),
  ],
  [
    'awayOwnScreenOnly',
    'a counter that is told more days than there are for it',
    wholeWith([seenWith(answerOf([]), { looks: [lookAt([HINT, HINT])], stand: away })]),
  ],
  [
    'closedSetsAreExact',
    'a dish too many',
    wholeWith([{ ...other, comes: new Set([...setOfAll, 'R01']) }]),
  ],
  [
    'closedSetsAreExact',
    'a dish too few',
    wholeWith([{ ...other, comes: new Set(setOfAll.slice(1)) }]),
  ],
];

test.each([...new Set(WRONG.map(([kind]) => kind))])(
  '%s holds where nothing is wrong',
  async (kind) => {
    expect(await HOLDS[kind](FINE)).toEqual([]);
  },
);

test.each(WRONG)('%s finds %s', async (kind, _, whole) => {
  expect(await HOLDS[kind](whole)).not.toEqual([]);
});

test('people who share the same may be told the same', async () => {
  expect(await HOLDS.differentFactsDifferentAnswers(wholeWith([other, others]))).toEqual([]);
});

test('readsChangeNothing opens every link that appeared, and finds one that acts', async () => {
  const opened: string[] = [];
  const exchange = { by: 'D01', path: '/', status: 200, headers: [], text: '{"a":"/v1/me/stop"}' };
  const whole = wholeWith([], {
    exchanges: [exchange],
    open: async (_, link) => void opened.push(link),
    standingOf: async () => ({ ...standing, told: opened.includes('/v1/me/stop') ? [] : ['diet'] }),
  });
  expect(await HOLDS.readsChangeNothing(whole)).toEqual(['reading changed where D01 stands']);
  expect(opened).toContain('/v1/me/permissions');
});
