import { ALLERGENS, type Allergen, type Locale } from '@village-butcher/sdk/contract';
import { maskOf } from './mask.js';
import { fold } from './text.js';

/** What an undeclared product may hold: any of the 14. */
export const ALL_ALLERGENS = maskOf(ALLERGENS, ALLERGENS);

/** The 14 as people write them. The first word of each language is the one we print. */
const WRITTEN: Readonly<
  Record<Allergen, Readonly<Record<Locale, readonly [string, ...string[]]>>>
> = {
  gluten: { de: ['Gluten'], en: ['gluten'], nl: ['gluten'] },
  crustaceans: {
    de: ['Krebstiere', 'Krebstier'],
    en: ['crustaceans', 'crustacean'],
    nl: ['schaaldieren', 'schaaldier'],
  },
  eggs: { de: ['Eier', 'Ei'], en: ['eggs', 'egg'], nl: ['eieren', 'ei'] },
  fish: { de: ['Fisch', 'Fische'], en: ['fish'], nl: ['vis', 'vissen'] },
  peanuts: {
    de: ['Erdnüsse', 'Erdnuss'],
    en: ['peanuts', 'peanut'],
    nl: ["pinda's", 'pinda’s', 'pinda', 'aardnoten'],
  },
  soy: { de: ['Soja'], en: ['soy', 'soya'], nl: ['soja'] },
  milk: { de: ['Milch'], en: ['milk'], nl: ['melk'] },
  nuts: {
    de: ['Nüsse', 'Nuss', 'Schalenfrüchte'],
    en: ['nuts', 'nut', 'tree nuts'],
    nl: ['noten', 'noot', 'schaalvruchten'],
  },
  celery: { de: ['Sellerie'], en: ['celery'], nl: ['selderij', 'selder'] },
  mustard: { de: ['Senf'], en: ['mustard'], nl: ['mosterd'] },
  sesame: { de: ['Sesam'], en: ['sesame'], nl: ['sesam', 'sesamzaad'] },
  sulphites: {
    de: ['Sulfite', 'Sulfit'],
    en: ['sulphites', 'sulfites'],
    nl: ['sulfiet', 'sulfieten'],
  },
  lupin: { de: ['Lupinen', 'Lupine'], en: ['lupin', 'lupins'], nl: ['lupine', 'lupines'] },
  molluscs: {
    de: ['Weichtiere', 'Weichtier'],
    en: ['molluscs', 'mollusc', 'mollusks'],
    nl: ['weekdieren', 'weekdier'],
  },
};

/** What Annex II names as a kind of one of the 14. Whoever declares the kind declares it. */
const KINDS: Readonly<Partial<Record<Allergen, string>>> = {
  gluten:
    'wheat, spelt, khorasan, rye, barley, oats, Weizen, Dinkel, Roggen, Gerste, Hafer, ' +
    'tarwe, rogge, gerst, haver',
  milk: 'lactose, Laktose',
  nuts:
    'almonds, hazelnuts, walnuts, cashews, pecans, Brazil nuts, pistachios, macadamias, Mandeln, ' +
    'Haselnüsse, Walnüsse, Kaschunüsse, Cashewnüsse, Pekannüsse, Paranüsse, Pistazien, ' +
    'amandelen, hazelnoten, walnoten, cashewnoten, pecannoten, paranoten, pistachenoten, ' +
    'macadamianoten',
  soy: 'soybeans, soya beans, Sojabohnen, sojabonen',
  sulphites: 'sulphur dioxide, Schwefeldioxid, zwaveldioxide',
};

const indexOf = (
  wordsOf: (allergen: Allergen) => readonly string[],
): ReadonlyMap<string, Allergen> =>
  new Map(
    ALLERGENS.flatMap((allergen) =>
      wordsOf(allergen).map((word) => [fold(word), allergen] as const),
    ),
  );

const BY_NAME = indexOf((allergen) => Object.values(WRITTEN[allergen]).flat());
const BY_KIND = indexOf((allergen) => KINDS[allergen]?.split(', ') ?? []);

/** Which of the 14 a word is a name of, if any. */
export const allergenNamed = (word: string): Allergen | undefined => BY_NAME.get(fold(word));

/** Which of the 14 a declaration of this word declares, if any. */
export const allergenDeclared = (word: string): Allergen | undefined =>
  allergenNamed(word) ?? BY_KIND.get(fold(word));

/** What one of the 14 is called in a language. */
export const nameOfAllergen = (allergen: Allergen, locale: Locale): string =>
  WRITTEN[allergen][locale][0];
