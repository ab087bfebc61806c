import { ALLERGENS, type CatalogueImport, type RowReport } from '@village-butcher/sdk/contract';
import { wordsIn, type Mask } from '../food/mask.js';
import { contradictionsIn, linesIn, listIn, type ReadText } from './read-text.js';
import { productRemarks, recipeRemarks, type Remark } from './remarks.js';
import type { Rows } from './rows.js';
import { matcherOf } from './match.js';
import type { Shelf } from './shelf.js';

/** What became of each row: what was read in it, what the gates will see, and what to look at. */
export function reportOn(rows: Rows, document: CatalogueImport, shelf: Shelf): RowReport[] {
  const matcher = matcherOf(document);
  return [
    ...rows.products.map((one, row) =>
      reportOf({ ...one, row }, { texts: listIn(one), remarks: productRemarks(one, []) }, shelf),
    ),
    ...rows.recipes.map((one, row) => {
      const remarks = recipeRemarks(one, [], matcher);
      return reportOf({ ...one, row }, { texts: linesIn(one, matcher), remarks }, shelf);
    }),
  ];
}

interface Seen {
  readonly texts: readonly ReadText[];
  readonly remarks: readonly Remark[];
}

interface Row {
  readonly row: number;
  readonly id: string;
  readonly labels?: readonly string[] | undefined;
}

function reportOf({ row, id, labels }: Row, { texts, remarks }: Seen, { items }: Shelf): RowReport {
  const { stores, contains, mayContain, unknown } = items.get(id)!;
  return {
    row,
    id,
    stores: stores.size,
    contains: named(contains),
    mayContain: named(mayContain),
    unknown: named(unknown),
    texts: texts.map(({ report }) => report),
    contradictions: contradictionsIn(labels, texts),
    remarks: [
      ...(stores.size === 0 ? ['in-no-store'] : []),
      ...new Set(remarks.map(({ code }) => code).filter((code) => code !== 'in-no-store')),
    ],
  };
}

const named = (allergens: Mask) => [...wordsIn(ALLERGENS, allergens)];
