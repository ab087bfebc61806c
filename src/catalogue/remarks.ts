import type { CatalogueImport, ImportedProduct, ImportReport } from '@village-butcher/sdk/contract';
import { atOnce, each, type Work } from '../base/slices.js';
import { looserThanDefault } from '../food/age.js';
import { allergenDeclared } from '../food/allergen.js';
import { TRAIT_OF } from '../food/trait.js';
import { allergensFreed, allergensIn } from './evidence.js';
import { withStock } from './in-stock.js';
import type { Matcher } from './match.js';
import { contradictionsIn, linesIn, listIn, type ReadText } from './read-text.js';
import { matcherOf } from './match.js';

/** Something in a row that is worth a look. */
export type Remark = ImportReport['remarks'][number];
type Recipe = CatalogueImport['recipes'][number];

/** Rows worth a look. None is refused: what is not known makes gates hold more, never less. */
export const remarksIn = (document: CatalogueImport): Remark[] => atOnce(remarksInSteps(document));

/** The same, with a rest now and then. */
export function* remarksInSteps(document: CatalogueImport): Work<Remark[]> {
  const matcher = matcherOf(document);
  const { products } = withStock(document);
  const storesOf = new Map(products.map(({ id, stores }) => [id, stores]));
  const ofProducts = yield* each(products, (row, at) => productRemarks(row, ['products', at]));
  const ofRecipes = yield* each(document.recipes, (row, at) => [
    ...madeNowhere(row, ['recipes', at], { storesOf, matcher }),
    ...recipeRemarks(row, ['recipes', at], matcher),
  ]);
  return [
    ...ofProducts.flat(),
    ...ofRecipes.flat(),
    ...looserThanDefault(document.rules.ages).map((id) => ({
      path: ['rules', 'ages'],
      code: 'age-rule-looser',
      id,
    })),
  ];
}

type Path = Remark['path'];

/** What to look at in one product. */
export function productRemarks(row: ImportedProduct, path: Path): readonly Remark[] {
  const texts = listIn(row);
  return [
    ...Object.entries(PRODUCT_REMARKS)
      .filter(([, applies]) => applies(row))
      .map(([code]) => ({ path, code, id: row.id })),
    ...textRemarks(texts, [...path, 'ingredients'], row.id),
    ...labelRemarks(row, texts, path),
  ];
}

/** What to look at in the lines of one recipe. */
export function recipeRemarks(row: Recipe, path: Path, matcher: Matcher): readonly Remark[] {
  const texts = linesIn(row, matcher);
  return [
    ...texts.flatMap((text) => {
      const at = [...path, 'ingredients', text.report.line!];
      const isSold = text.report.isSold;
      return [
        ...textRemarks([text], at, row.id),
        ...(isSold ? [] : [{ path: at, code: 'no-product', id: row.id }]),
      ];
    }),
    ...labelRemarks(row, texts, path),
  ];
}

const textRemarks = (texts: readonly ReadText[], path: Path, id: string): readonly Remark[] =>
  texts
    .filter(({ report }) => report.words.length > 0)
    .map(({ report }) => ({ path, code: 'not-understood', id, words: report.words }));

const labelRemarks = (
  { id, labels }: Pick<Recipe, 'id' | 'labels'>,
  texts: readonly ReadText[],
  path: Path,
): readonly Remark[] =>
  contradictionsIn(labels, texts).map(({ by }) => ({
    path: [...path, 'labels'],
    code: 'label-contradicted',
    id,
    words: by,
  }));

const PRODUCT_REMARKS: Readonly<Record<string, (row: ImportedProduct) => boolean>> = {
  'allergens-not-declared': ({ allergens }) => allergens === null,
  'allergens-not-understood': ({ allergens }) =>
    [...(allergens?.contains ?? []), ...(allergens?.mayContain ?? [])].some(
      (word) => allergenDeclared(word) === undefined,
    ),
  'traits-not-declared': ({ traits }) => traits === null,
  'traits-contradicted': (row) => contradictsItself(row),
  'free-from-contradicted': (row) =>
    (allergensFreed(row.allergens?.freeFrom) & presentIn(row)) !== 0,
  'foods-missing': ({ foods }) => foods.length === 0,
  'in-no-store': ({ stores }) => stores.length === 0,
  'gtin-check-digit': ({ gtin }) => !endsInItsCheckDigit(gtin),
};

/** Declared to contain milk, and not to be dairy: one of the two is wrong. */
function contradictsItself({ allergens, traits }: ImportedProduct): boolean {
  const named = (allergens?.contains ?? []).map(allergenDeclared);
  const needed = named.flatMap((allergen) => (allergen && TRAIT_OF[allergen]) ?? []);
  return traits !== null && needed.some((trait) => !traits.includes(trait));
}

const presentIn = (row: ImportedProduct): number =>
  listIn(row).reduce(
    (mask, { reading }) => mask | reading.contains,
    allergensIn(row.allergens?.contains),
  );

/** GS1 General Specifications §7.9: weights 1 and 3 in turn, the sum a multiple of ten. */
const endsInItsCheckDigit = (gtin: string): boolean =>
  [...gtin].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;

/** Where the products of a catalogue are. */
interface Sold {
  readonly storesOf: ReadonlyMap<string, readonly string[]>;
  readonly matcher: Matcher;
}

function madeNowhere(
  { id, ingredients }: Recipe,
  path: Path,
  { storesOf, matcher }: Sold,
): readonly Remark[] {
  const wanted = ingredients.map((one) =>
    'product' in one
      ? { products: [one.product], isMissing: false }
      : matcher.wanted(one.line, one.language),
  );
  const [first = [], ...others] = wanted
    .flatMap(({ products }) => products)
    .map((product) => storesOf.get(product) ?? []);
  const isHere = first.some((store) => others.every((stores) => stores.includes(store)));
  const isMissing = wanted.some((one) => one.isMissing);
  return isHere && !isMissing ? [] : [{ path, code: 'in-no-store', id }];
}
