import type {
  ImportedProduct,
  ImportedRecipe,
  RowReport,
  TextReport,
} from '@village-butcher/sdk/contract';
import { allergensIn } from '../food/analyse.js';
import type { Reading } from '../food/found.js';
import { FOOD_READER } from '../food/knowledge.js';
import { contradicting, labelIn } from '../food/label.js';
import type { Matcher } from './match.js';

/** A text of a row: what was read in it, and what it takes from a store. */
export interface ReadText {
  readonly reading: Reading;
  readonly report: TextReport;
}

/** The list on a product's label, if it has one. */
export const listIn = ({ id, ingredients }: ImportedProduct): readonly ReadText[] =>
  ingredients
    ? [
        textOf(FOOD_READER.read(ingredients.list, ingredients.language), {
          products: [id],
          isSold: true,
        }),
      ]
    : [];

/** The lines of a recipe that are text. */
export const linesIn = ({ ingredients }: ImportedRecipe, matcher: Matcher): readonly ReadText[] =>
  ingredients.flatMap((one, line) => {
    if ('product' in one) return [];
    const { products, isMissing } = matcher.wanted(one.line, one.language);
    const reading = FOOD_READER.read(one.line, one.language);
    return [textOf(reading, { line, products: [...products], isSold: !isMissing })];
  });

function textOf(
  reading: Reading,
  taken: Pick<TextReport, 'line' | 'products' | 'isSold'>,
): ReadText {
  const { contains, mayContain } = allergensIn(reading);
  const report = {
    ...taken,
    foods: [...new Set(reading.found.map(({ food }) => food.id))],
    contains: [...contains],
    mayContain: [...mayContain],
    words: reading.unread.map(({ text }) => text),
  };
  return { reading, report };
}

/** The labels that the contents contradict. The contents count, the label never does. */
export const contradictionsIn = (
  labels: readonly string[] = [],
  texts: readonly ReadText[],
): RowReport['contradictions'] =>
  labels.flatMap((label) => {
    const said = labelIn(label);
    const found = texts.flatMap(({ reading }) => reading.found);
    const by = said ? contradicting(said, found) : [];
    return by.length > 0 ? [{ label, by: [...by] }] : [];
  });
