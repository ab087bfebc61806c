import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { differingIn, newOnReturn, sizesOf, weighedIn } from './quality-answers.js';
import { judgedIn, violationsIn, type Counted, type Judged } from './quality-gates.js';
import type { Home } from './quality-homes.js';
import { bounded, percent, tableOf, type Row } from './quality-page.js';
import { picksFor, type Shop } from './quality-picks.js';
import { reasonsIn } from './quality-reasons.js';
import { spreadsOf, type Spread } from './quality-spread.js';
import { unequalIn } from './quality-twins.js';

/** The households of a run, and the shops that they go to. */
export interface Homes {
  readonly whole: readonly Home[];
  readonly demo: readonly Home[];
}

/** A catalogue in which all is declared, the same with gaps, and the demo's. */
export interface Shops {
  readonly whole: Shop;
  readonly gaps: Shop;
  readonly demo: Shop;
}

const none = (what: string, { n, found }: Counted): Row => ({
  cells: [what, bounded(found, n), n],
  mark: '0',
  isMet: found === 0,
});

/** Does a gate ever leak, and does caution cost too much? */
export function gatesTable(homes: Homes, { whole, gaps, demo }: Shops): string {
  return tableOf(
    ['gates', 'found', 'n'],
    [
      none('suggestions that the tables forbid', violationsIn(homes.whole, whole)),
      none('– with gaps', violationsIn(homes.whole, gaps)),
      none('– demo', violationsIn(homes.demo, demo)),
      ...judgedRows('', judgedIn(homes.whole, whole, whole.document)),
      ...judgedRows(', demo', judgedIn(homes.demo, demo, demo.document)),
      ...gapRows(homes.whole, gaps, whole.document),
    ],
  );
}

/** Every item for every household, and not only what won a place. */
const judgedRows = (where: string, { clear, over, barred, leaked }: Judged): readonly Row[] => [
  none(`forbidden items that passed${where}`, { n: barred, found: leaked }),
  {
    cells: [`declared clear, and yet held${where}`, bounded(over, clear), clear],
    mark: '≤ 2 %',
    isMet: over / clear <= 0.02,
  },
];

function gapRows(homes: readonly Home[], gaps: Shop, truth: CatalogueImport): readonly Row[] {
  const { clear, over: held } = judgedIn(homes, gaps, truth);
  return [
    {
      cells: [
        'held only because nobody declared 10 % of the products',
        percent(held / clear),
        clear,
      ],
      mark: 'reported',
    },
  ];
}

/** How many suggestions do households get, and why do some get none? */
export function answersTable(homes: Homes, { whole, gaps, demo }: Shops): string {
  const all = [sizesOf(homes.whole, whole), sizesOf(homes.whole, gaps), sizesOf(homes.demo, demo)];
  const row = (what: string, share: (sizes: (typeof all)[number]) => number): Row => ({
    cells: [what, ...all.map((sizes) => percent(share(sizes)))],
  });
  return tableOf(
    ['answers to recipes and tips, limit 3', 'made up', 'with gaps', 'demo'],
    [
      row('three suggestions', ({ full }) => full),
      row('one or two', ({ few }) => few),
      row('none, and said why', ({ empty }) => empty),
      ...all[0]!.because.map(({ code }) =>
        row(`– \`${code}\``, ({ because }) => because.find((one) => one.code === code)!.share),
      ),
    ],
  );
}

/** Is it a small world? */
export function picksTable(homes: readonly Home[], shop: Shop): string {
  const { eligible, ours, random, popular } = spreadsOf(picksFor(homes, shop));
  const row = (what: string, cell: (spread: Spread) => string, mark: Partial<Row> = {}): Row => ({
    cells: [what, ...[ours, random, popular].map(cell)],
    ...mark,
  });
  const times = ours.coverage / popular.coverage;
  return tableOf(
    ['recipes, limit 3', 'ours', 'random allowed', 'most popular allowed'],
    [
      row(
        `of ${eligible.toLocaleString('en')} allowed to somebody, shown at least once`,
        ({ coverage }) => percent(coverage),
        { mark: '≥ 20 × popular', isMet: times >= 20 },
      ),
      row('– times that of most popular', ({ coverage }) =>
        (coverage / popular.coverage).toFixed(1),
      ),
      row('places taken by the 20 most shown', ({ favourites }) => percent(favourites)),
      row('unlike each other in an answer, mean', ({ unlikeness }) => unlikeness.toFixed(2), {
        mark: '≥ 0.6',
        isMet: ours.unlikeness >= 0.6,
      }),
      row(
        'families in an answer of three, mean (fewest)',
        ({ families, fewestFamilies }) => `${families.toFixed(2)} (${fewestFamilies})`,
        { mark: '≥ 2', isMet: ours.fewestFamilies >= 2 },
      ),
      row('minutes of a recipe, mean', ({ minutes }) => minutes.toFixed(0)),
    ],
  );
}

/** Are the reasons true, and is what is not shared silent? */
export function saidTable(homes: Homes, { whole, demo }: Shops): string {
  const ours = reasonsIn(homes.whole, whole);
  const theirs = reasonsIn(homes.demo, demo);
  return tableOf(
    ['reasons and silence', 'found', 'n'],
    [
      none('reasons without a cause', ours.causal),
      none('suggestions with a reason left out', ours.complete),
      none('reasons without a cause, demo', theirs.causal),
      none('suggestions with a reason left out, demo', theirs.complete),
      none('answers that differ from the twin’s', unequalIn(homes.whole, whole)),
      none('answers that differ from the twin’s, demo', unequalIn(homes.demo, demo)),
    ],
  );
}

const RETURNING = 100;

/** What decides, and what does it come to? */
export function weightsTable(homes: readonly Home[], shop: Shop): string {
  const { n, terms } = weighedIn(homes, shop);
  const table = tableOf(
    [
      `what ${n.toLocaleString('en')} recipes shown scored by`,
      'counts in',
      'of all scores',
      'weighs most in',
    ],
    terms.map(({ name, counts, share, largest }) => ({
      cells: [name, percent(counts), percent(share), percent(largest)],
    })),
  );
  const returning = homes.filter(({ permitted }) => permitted.wished.size > 0).slice(0, RETURNING);
  const again = tableOf(
    ['what sharing and coming again bring', 'share', 'n'],
    [
      {
        cells: [
          'answers unlike what everybody gets',
          percent(differingIn(homes, shop)),
          homes.length,
        ],
      },
      ...(['marks nothing', 'takes the first'] as const).map((habit) => ({
        cells: [
          `new among 24 places in eight weeks, to a household that ${habit}`,
          percent(newOnReturn(returning, habit, shop)),
          returning.length,
        ],
      })),
    ],
  );
  return `${table}\n\n${again}`;
}
