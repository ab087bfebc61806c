import type { Evidence } from './evidence.js';
import type { Unseen } from './finding.js';
import { languageOf } from './lexicon.js';

/** What no look at a page can tell. It is held by other tests: those of the service, and `auditTexts`. */
const NEVER: readonly Unseen[] = [
  { pattern: 1, why: 'whether a new notice asks only for what was added: the service’s tests' },
  { pattern: 6, why: 'texts that were not on the screen: auditTexts' },
  { pattern: 8, why: 'whether a heading fits the words of the link that leads to it' },
  { pattern: 9, why: 'whether the service would take a reason: its contract has no place for one' },
  { pattern: 14, why: 'whether every language has every text: auditTexts' },
  {
    pattern: 16,
    why: 'texts that were not on the screen: auditTexts; how easily people read them',
  },
];

/** What these visits did not see. */
export const doubts = (
  seen: readonly Evidence[],
  elsewhere: readonly string[],
): readonly Unseen[] => [
  ...NEVER,
  ...seen.slice(0, 1).flatMap(doubtsOf),
  ...(elsewhere.length > 0
    ? []
    : [{ pattern: 12 as const, why: 'whether other pages give something: none was named' }]),
  ...seen
    .filter(({ open }) => !languageOf(open.languageOf(0)))
    .map(({ open }) => ({
      pattern: 16 as const,
      why: `words of the language “${open.languageOf(0)}”: there is no list of them`,
    })),
];

function doubtsOf({ open, notices, turns, given, links }: Evidence): readonly Unseen[] {
  const nameless = open.switches.every(({ permission }) => !permission);
  const stuck = turns.filter(({ on }) => on === undefined).map(({ key }) => key);
  const hidden = open.switches.filter(({ sight }) => !sight.isDrawn).length;
  const told = (given?.hooked('suggestion') ?? []).length;
  return [
    ...(notices.length > 0
      ? []
      : ([5, 7, 10] as const).map((pattern) => ({ pattern, why: 'no notice opened' }))),
    ...(nameless
      ? [{ pattern: 11 as const, why: 'the order of fields: no row has data-village-permission' }]
      : []),
    ...(open.hooked('status').length > 0
      ? []
      : [{ pattern: 15 as const, why: 'the status sentence: nothing is marked as status' }]),
    ...(turns.some(({ read }) => read?.text !== undefined)
      ? []
      : [
          {
            pattern: 15 as const,
            why: 'the text of the receipt: no grant of the contract was sent',
          },
        ]),
    ...(told > 0
      ? []
      : [{ pattern: 2 as const, why: 'the way out of a suggestion: none came for this customer' }]),
    ...(hidden === 0
      ? []
      : [{ pattern: 2 as const, why: `${hidden} switches that no details element shows` }]),
    ...(links.length > 0 ? [] : [{ pattern: 8 as const, why: 'the page has no links' }]),
    ...stuck.map((key) => ({
      pattern: 9 as const,
      why: `${key}: was on before, or could not be given`,
    })),
  ];
}
