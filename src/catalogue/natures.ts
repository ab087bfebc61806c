import type { ImportedProduct, Language } from '@village-butcher/sdk/contract';
import { foodMeant } from '../food/food-words.js';
import { natureOf, UNKNOWN, type Nature } from '../food/nature.js';
import { fold } from '../food/text.js';

/** What foods are like in a kitchen. A catalogue has few words of food, so each is read once. */
export class Natures {
  readonly #language: Language;
  readonly #known = new Map<string, Nature | undefined>();

  /** The language of the shop's own words. */
  constructor(language: Language) {
    this.#language = language;
  }

  /**
   * The nature of a product, by the most specific of its foods that anything is known of. One with
   * attributes is some kind of it, and of another size: a chicken's breast is no chicken.
   */
  of({ foods, attributes }: Pick<ImportedProduct, 'foods' | 'attributes'>): Nature {
    const natures = foods.flatMap((word) => this.#meant(fold(word)) ?? []);
    const nature = natures.at(-1) ?? UNKNOWN;
    return attributes.length > 0 && nature.piece !== null ? { ...nature, piece: null } : nature;
  }

  #meant(word: string): Nature | undefined {
    if (!this.#known.has(word)) {
      const food = foodMeant(word, this.#language);
      this.#known.set(word, food && natureOf(food));
    }
    return this.#known.get(word);
  }
}
