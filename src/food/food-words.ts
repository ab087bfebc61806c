import { LANGUAGES } from '@village-butcher/sdk/contract';
import type { Reading } from './found.js';
import { FOODS } from './knowledge.js';
import { fold } from './text.js';

/**
 * Every word by which what a text names can be asked for, folded: the foods themselves and what they
 * are kinds of, in all languages. Whoever must not have kiwi writes it as they like.
 */
export function foodWords({ found }: Reading): readonly string[] {
  const kinds = new Set(found.flatMap(({ food }) => [...food.kinds]));
  return [...new Set(Array.from(kinds).flatMap(wordsFor))];
}

function wordsFor(id: string): readonly string[] {
  const { names } = FOODS.foods.get(id)!.row;
  return [id, ...LANGUAGES.flatMap((language) => names[language].map(({ text }) => fold(text)))];
}
