import { ADDITIVES } from './additives.js';
import { BAKERY } from './bakery.js';
import { DISHES } from './dishes.js';
import { DRINKS } from './drinks.js';
import { FATS } from './fats.js';
import { SAUCES } from './sauces.js';
import { SWEETS } from './sweets.js';

/** What is made of them, and what labels name beside foods. */
export const MADE_FOODS = [BAKERY, FATS, SAUCES, SWEETS, DRINKS, ADDITIVES, DISHES].join('\n');
