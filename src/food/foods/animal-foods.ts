import { DAIRY } from './dairy.js';
import { EGGS } from './eggs.js';
import { FISH } from './fish.js';
import { MEAT } from './meat.js';
import { SAUSAGES } from './sausages.js';

/** What comes from animals. */
export const ANIMAL_FOODS = [MEAT, SAUSAGES, FISH, DAIRY, EGGS].join('\n');
