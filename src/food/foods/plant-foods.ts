import { CEREALS } from './cereals.js';
import { FRUIT } from './fruit.js';
import { HERBS_SPICES } from './herbs-spices.js';
import { MUSHROOMS } from './mushrooms.js';
import { NUTS } from './nuts.js';
import { PULSES } from './pulses.js';
import { VEGETABLES } from './vegetables.js';

/** What grows, and flour of it. */
export const PLANT_FOODS = [VEGETABLES, FRUIT, MUSHROOMS, HERBS_SPICES, NUTS, PULSES, CEREALS].join(
  '\n',
);
