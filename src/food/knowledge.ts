import { Analyser } from './analyse.js';
import { ANIMAL_FOODS } from './foods/animal-foods.js';
import { MADE_FOODS } from './foods/made-foods.js';
import { PLANT_FOODS } from './foods/plant-foods.js';
import { lexiconOf, type Lexicon } from './lexicon.js';
import { readRows, type Row } from './row.js';
import { readWorded } from './worded.js';
import { LABEL_WORDS } from './words/label.js';
import { ROLE_WORDS } from './words/roles.js';

/** Every row that this project knows of foods. */
export const ROWS: readonly Row[] = [PLANT_FOODS, ANIMAL_FOODS, MADE_FOODS].flatMap(readRows);

/** All of them compiled. */
export const FOODS: Lexicon = lexiconOf(ROWS, [ROLE_WORDS, LABEL_WORDS].flatMap(readWorded));

/** Reads texts with it. */
export const FOOD_READER = new Analyser(FOODS);
