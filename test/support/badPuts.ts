import type { Row } from './badGrants.js';

const PROFILE: readonly (readonly [field: string, ...Row])[] = [
  [
    'diet',
    'a diet nobody knows',
    { members: { self: { rules: ['paleo'] } } },
    400,
    'invalid',
    ['members', '*', 'rules', 0],
  ],
  [
    'diet',
    'a stranger as member',
    { members: { uncle: { rules: ['vegan'] } } },
    400,
    'invalid',
    ['members', '*'],
  ],
  [
    'allergies',
    'a strictness nobody knows',
    { members: { self: { to: { nuts: 'some' }, answered: true } } },
    400,
    'invalid',
    ['members', '*', 'to', '*'],
  ],
  ['household', 'no eaters', { eaters: 0 }, 400, 'invalid', ['eaters']],
  ['children', 'a month that does not exist', { 'child-1': '2022-13' }, 400, 'invalid', ['*']],
  [
    'calendar',
    'a title',
    { hints: [{ date: '2026-11-27', hint: 'important', title: 'x' }] },
    400,
    'invalid',
    ['hints', 0],
  ],
  [
    'calendar',
    'nine hints',
    {
      hints: Array.from({ length: 9 }, (_, day) => ({ date: `2026-12-0${day + 1}`, hint: 'away' })),
    },
    400,
    'invalid',
    ['hints'],
  ],
  [
    'memory',
    'a note of 121 letters',
    { notes: [{ text: 'x'.repeat(121) }] },
    400,
    'invalid',
    ['notes', 0, 'text'],
  ],
  [
    'memory',
    'half a letter',
    '{"notes":[{"text":"\\ud800"}]}',
    400,
    'invalid',
    ['notes', 0, 'text'],
  ],
  [
    'memory',
    'a letter in two parts',
    { notes: [{ text: 'e\u0301' }] },
    400,
    'invalid',
    ['notes', 0, 'text'],
  ],
  ['salary', 'a field nobody knows', {}, 400, 'invalid', ['field']],
];

const LONGEST = 'x'.repeat(64);

const SETTLED: readonly (readonly [item: string, ...Row])[] = [
  ['ham', 'a word for an item that nobody knows', { says: 'maybe' }, 400, 'invalid', ['says']],
  ['ham', 'no word for an item', {}, 400, 'invalid', ['says']],
  ['ham', 'a reason for the word', { says: 'later', because: 'x' }, 400, 'invalid'],
  [LONGEST, 'an item nobody sells', { says: 'later' }, 422, 'unknown-item', ['item']],
  [`${LONGEST}x`, 'an item whose name is too long', { says: 'later' }, 400, 'invalid', ['item']],
  ['%20ham', 'an item that is none', { says: 'later' }, 400, 'invalid', ['item']],
];

/** What must not be told: where, what is wrong, what is sent, the status, the code and the place. */
export const PUTS: readonly (readonly [path: string, ...Row])[] = [
  ...PROFILE.map(([field, ...row]) => [`/v1/me/profile/${field}`, ...row] as const),
  ...SETTLED.map(([item, ...row]) => [`/v1/me/settled/${item}`, ...row] as const),
];
