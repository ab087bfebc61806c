import { LANGUAGES, type Language } from '@village-butcher/sdk/contract';
import type { Reading } from './found.js';
import type { Food } from './inherit.js';
import { FOOD_READER, FOODS } from './knowledge.js';
import { fold } from './text.js';

/** What a text names, and all that it is a kind of: the ids of foods. */
export const foodsNamed = ({ found }: Reading): readonly string[] => [
  ...new Set(found.flatMap(({ food }) => [...food.kinds])),
];

/** The same of a single word in a catalogue's own words, which may be English or the shop's. */
export const foodsMeant = (word: string, language: Language): readonly string[] => [
  ...(FOODS.foods.get(word)?.kinds ?? []),
  ...foodsNamed(FOOD_READER.read(word, 'en')),
  ...foodsNamed(FOOD_READER.read(word, language)),
];

/** Every word by which a food can be asked for, folded, in all languages. */
export function wordsFor(id: string): readonly string[] {
  const { names } = FOODS.foods.get(id)!.row;
  return [id, ...LANGUAGES.flatMap((language) => names[language].map(({ text }) => fold(text)))];
}

/** The food that a single word in a catalogue's own words is: a kind of it, not what is in it. */
export const foodMeant = (word: string, language: Language): Food | undefined =>
  FOODS.foods.get(word) ??
  [FOOD_READER.read(word, 'en'), FOOD_READER.read(word, language)]
    .flatMap(({ found }) => found.filter(({ isHead, isCertain }) => isHead && isCertain))
    .at(0)?.food;
