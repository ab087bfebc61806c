import { FIELDS, FIELDS_FOR } from '@village-butcher/sdk/contract';
import type { Shelf } from '../src/catalogue/shelf.js';
import type { Permitted, View } from '../src/recommend/permitted.js';
import { suggest } from '../src/recommend/suggest.js';
import { viewOf } from '../test/support/households.js';
import type { Counted } from './quality-gates.js';
import { ASKED, type Home } from './quality-homes.js';
import { askingFor, type Shop } from './quality-picks.js';

/** Two households that differ in nothing that is shared. */
interface Twins {
  readonly home: Home;
  readonly twin: Home;
}

/** Lets twins ask the same, and counts the answers that are not equal to the last byte. */
export function unequalIn(homes: readonly Home[], { shelf }: Shop): Counted {
  const pairs = homes.flatMap((home, at) => twinsOf(home, homes[(at + 1) % homes.length]!));
  const found = pairs.filter(({ home, twin }) => bytesOf(home, shelf) !== bytesOf(twin, shelf));
  return { n: pairs.length, found: found.length };
}

const bytesOf = ({ permitted, visit }: Home, shelf: Shelf): string =>
  JSON.stringify(suggest(permitted, visit, shelf));

/** A household and its twins, who have told what the other one has told and share no more. */
const twinsOf = (home: Home, other: Home): readonly Twins[] => [
  { home, twin: seenAs(home, (view, purpose) => unshared(view, other.permitted.views[purpose]!)) },
  { home, twin: seenAs(home, (view, purpose) => besides(view, purpose, other)) },
  ...ASKED.map((purpose) => ({
    home: askingFor(home, [purpose]),
    twin: askingFor(
      seenAs(home, (view, one) => (one === purpose ? view : other.permitted.views[one]!)),
      [purpose],
    ),
  })),
  {
    home: shownToAll(home),
    twin: shownToAll(seenAs(home, (_, one) => other.permitted.views[one]!)),
  },
];

type Purpose = (typeof ASKED)[number];

const seenAs = (home: Home, seen: (view: View, purpose: Purpose) => View): Home => ({
  ...home,
  permitted: {
    ...home.permitted,
    views: Object.fromEntries(
      ASKED.map((purpose) => [purpose, seen(home.permitted.views[purpose]!, purpose)]),
    ) as Permitted['views'],
  },
});

/** Told, and on no line. */
const unshared = ({ values, lines }: View, other: View): View => ({
  values: { ...other.values, ...values },
  lines,
});

/** Shared for a purpose for which it cannot matter. */
function besides(view: View, purpose: Purpose, { permitted }: Home): View {
  const all = Object.assign(
    {},
    ...ASKED.map((one) => permitted.views[one]!.values),
  ) as View['values'];
  const strange = FIELDS.filter((field) => !FIELDS_FOR[purpose].includes(field));
  return viewOf(purpose, {
    ...Object.fromEntries(strange.map((field) => [field, all[field]])),
    ...view.values,
  });
}

const shownToAll = (home: Home): Home => ({
  ...home,
  visit: { ...home.visit, screen: 'shared' },
});
