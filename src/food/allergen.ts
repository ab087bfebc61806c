import { ALLERGENS, type Allergen, type Locale } from '@village-butcher/sdk/contract';
import { maskOf } from './mask.js';
import { fold } from './text.js';

/** What an undeclared product may hold: any of the 14. */
export const ALL_ALLERGENS = maskOf(ALLERGENS, ALLERGENS);

/** The 14 as people write them. The first word of each language is the one we print. */
const WRITTEN: Readonly<
  Record<Allergen, Readonly<Record<Locale, readonly [string, ...string[]]>>>
> = {
  gluten: { de: ['Gluten'], en: ['gluten'] },
  crustaceans: { de: ['Krebstiere', 'Krebstier'], en: ['crustaceans', 'crustacean'] },
  eggs: { de: ['Eier', 'Ei'], en: ['eggs', 'egg'] },
  fish: { de: ['Fisch', 'Fische'], en: ['fish'] },
  peanuts: { de: ['Erdnüsse', 'Erdnuss'], en: ['peanuts', 'peanut'] },
  soy: { de: ['Soja'], en: ['soy', 'soya'] },
  milk: { de: ['Milch'], en: ['milk'] },
  nuts: { de: ['Nüsse', 'Nuss', 'Schalenfrüchte'], en: ['nuts', 'nut', 'tree nuts'] },
  celery: { de: ['Sellerie'], en: ['celery'] },
  mustard: { de: ['Senf'], en: ['mustard'] },
  sesame: { de: ['Sesam'], en: ['sesame'] },
  sulphites: { de: ['Sulfite', 'Sulfit'], en: ['sulphites', 'sulfites'] },
  lupin: { de: ['Lupinen', 'Lupine'], en: ['lupin', 'lupins'] },
  molluscs: { de: ['Weichtiere', 'Weichtier'], en: ['molluscs', 'mollusc', 'mollusks'] },
};

const BY_WORD: ReadonlyMap<string, Allergen> = new Map(
  ALLERGENS.flatMap((allergen) =>
    Object.values(WRITTEN[allergen])
      .flat()
      .map((word) => [fold(word), allergen] as const),
  ),
);

/** Which of the 14 a word names, if any. */
export const allergenNamed = (word: string): Allergen | undefined => BY_WORD.get(fold(word));

/** What one of the 14 is called in a language. */
export const nameOfAllergen = (allergen: Allergen, locale: Locale): string =>
  WRITTEN[allergen][locale][0];
