import type { BadInput } from './badInputs.js';

type Row = readonly [title: string, sent: unknown];

const tooMany = Array.from({ length: 21 }, (_, at) => `R${at}`);

/** Limits that are none, in an address and in a body. */
const LIMITS = {
  spelled: ['2.5', 'x', '', '-1', '1e0', '03', '3,4', '%D9%A3'],
  sent: [0, 100, 2.5, -1, 'x', '3', null, [3]],
};

/** Lists of named items that are none, in an address and in a body. */
const AMONG: { readonly spelled: readonly Row[]; readonly sent: readonly Row[] } = {
  spelled: [
    ['21 items', tooMany.join(',')],
    ['a space in an id', 'ham%20and%20eggs'],
    ['a path as an id', '../ham'],
    ['a quote in an id', 'ham%27--'],
    ['a zero byte in an id', 'ham%00'],
    ['an id of 65 letters', 'a'.repeat(65)],
    ['no item', ''],
    ['nothing after a comma', 'ham,'],
  ],
  sent: [
    ['21 items', tooMany],
    ['no item', []],
    ['one id that is no list', 'ham'],
  ],
};

/** Members of a body that are wrong, and where. */
const BODIES: readonly (readonly [...Row, at: BadInput['at']])[] = [
  ...LIMITS.sent.map(
    (limit) => [`a limit of ${JSON.stringify(limit)}`, { limit }, ['limit']] as const,
  ),
  ...AMONG.sent.map(([title, among]) => [`${title} in among`, { among }, ['among']] as const),
  ['an odd id in among', { among: ['ham', '<b>ham</b>'] }, ['among', 1]],
  ['no store', { store: undefined }, ['store']],
  ['a store that is no id', { store: 'Brandt Mill' }, ['store']],
  ['no purpose', { purposes: [] }, ['purposes']],
  ['nine purposes', { purposes: Array.from({ length: 9 }, () => 'recipes') }, ['purposes']],
  ['a purpose nobody knows', { purposes: ['recipes', 'gossip'] }, ['purposes', 1]],
  ['nobody who eats', { eaters: { members: [] } }, ['eaters', 'members']],
  ['a stranger who eats', { eaters: { members: ['uncle'] } }, ['eaters', 'members', 0]],
  [
    'a guest with a diet nobody knows',
    { eaters: { guests: { diet: { rules: ['paleo'] } } } },
    ['eaters', 'guests', 'diet', 'rules', 0],
  ],
];

const ASK = { store: 'brandt/mill', purposes: ['recipes'] };
const INVALID = { status: 400, code: 'invalid' } as const;

const queried = (title: string, name: string, value: unknown): BadInput => ({
  ...INVALID,
  title: `a question: ${title}`,
  path: `/v1/suggestions?store=brandt/mill&purposes=recipes&${name}=${value}`,
  ask: {},
  at: [name],
});

const posted = (title: string, more: unknown, rest: Omit<BadInput, 'title' | 'path' | 'ask'>) => ({
  ...rest,
  title: `a question in a body: ${title}`,
  path: '/v1/suggestions',
  ask: { method: 'POST', body: { ...ASK, ...(more as object) } },
});

/** Questions about suggestions that must be refused, each with the member that is at fault. */
export const BAD_ASKS: readonly BadInput[] = [
  ...LIMITS.spelled.map((limit) => queried(`a limit of "${limit}"`, 'limit', limit)),
  ...AMONG.spelled.map(([title, among]) => queried(`${title} in among`, 'among', among)),
  queried('a stranger who eats', 'eaters', 'uncle'),
  ...BODIES.map(([title, more, at]) => posted(title, more, { ...INVALID, ...(at ? { at } : {}) })),
  posted(
    'an unknown store',
    { store: 'brandt/nowhere' },
    {
      status: 422,
      code: 'unknown-store',
      at: ['store'],
    },
  ),
  posted(
    'an unknown item',
    { among: ['ham', 'nobody'] },
    {
      status: 422,
      code: 'unknown-item',
      at: ['among', 1],
    },
  ),
];
