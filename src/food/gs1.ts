import type { Allergen } from '@village-butcher/sdk/contract';

/** GS1 code list AllergenTypeCode: those that are, or are of, one of the 14. Any other is unknown. */
const ALLERGEN_BY_CODE: ReadonlyMap<string, Allergen> = new Map(
  (
    [
      ['AW AX UW NR GB GK GO GS', 'gluten'],
      ['AC', 'crustaceans'],
      ['AE', 'eggs'],
      ['AF', 'fish'],
      ['AP', 'peanuts'],
      ['AY', 'soy'],
      ['AM', 'milk'],
      ['AN SA SC SH SM SP SQ SR ST SW', 'nuts'],
      ['BC', 'celery'],
      ['BM', 'mustard'],
      ['AS', 'sesame'],
      ['AU', 'sulphites'],
      ['NL', 'lupin'],
      ['UM', 'molluscs'],
    ] as const
  ).flatMap(([codes, allergen]) => codes.split(' ').map((code) => [code, allergen] as const)),
);

/** The codes that speak of the whole of one of the 14, and not of one grain or nut alone. */
const WHOLE: ReadonlySet<string> = new Set('AW AC AE AF AP AY AM AN BC BM AS AU NL UM'.split(' '));

/** Which of the 14 a code is of, if any. */
export const allergenOfGs1 = (code: string): Allergen | undefined => ALLERGEN_BY_CODE.get(code);

/** Which of the 14 is not in it where this code is declared absent: free from one nut is not free from nuts. */
export const freedByGs1 = (code: string): Allergen | undefined =>
  WHOLE.has(code) ? ALLERGEN_BY_CODE.get(code) : undefined;
