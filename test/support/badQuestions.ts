import type { RefusalCode } from '@village-butcher/sdk/contract';

/** Questions that must be refused: the query, what is wrong, the status, the code and the place. */
export const QUERIES: readonly (readonly [
  query: string,
  title: string,
  status: number,
  code: RefusalCode,
  at?: readonly (string | number)[],
])[] = [
  ['purposes=recipes', 'no store', 400, 'invalid', ['store']],
  ['store=brandt/mill', 'no purpose', 400, 'invalid', ['purposes']],
  ['store=brandt/nowhere&purposes=recipes', 'an unknown store', 422, 'unknown-store', ['store']],
  ['store=brandt/mill&purposes=gossip', 'an unknown purpose', 400, 'invalid', ['purposes']],
  ['store=brandt/mill&purposes=recipes&limit=0', 'a limit of 0', 400, 'invalid', ['limit']],
  ['store=brandt/mill&purposes=recipes&limit=100', 'a limit of 100', 400, 'invalid', ['limit']],
  [
    'store=brandt/mill&purposes=recipes&among=ham,nobody',
    'an unknown item',
    422,
    'unknown-item',
    ['among', 1],
  ],
  ['store=brandt/mill&purposes=recipes&customer=ada', 'somebody else as customer', 400, 'invalid'],
  [
    'store=brandt/mill&purposes=recipes&recipient=brand:x',
    "a recipient of one's own",
    400,
    'invalid',
  ],
  ['store=brandt/mill&store=brandt/lake&purposes=recipes', 'two stores', 400, 'invalid'],
  [
    'store=brandt/mill&purposes=recipes&screen=big',
    'a screen of no kind',
    400,
    'invalid',
    ['screen'],
  ],
];
