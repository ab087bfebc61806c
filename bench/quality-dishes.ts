import {
  HEAVINESS,
  type ImportedProduct,
  type ImportedRecipe,
} from '@village-butcher/sdk/contract';
import type { Draw } from './draw.js';

/** A kind of dish, as people cook it: what it is made of, how long it takes, how it sits. */
interface Dish {
  readonly family: string;
  /** For each thing in it, the parts of the shop that it may come from. `+` may be left out. */
  readonly parts: readonly string[];
  readonly minutes: readonly [least: number, most: number];
  readonly heaviness: number;
  readonly carbohydrates: readonly [least: number, most: number];
}

const TABLE = `
pasta | pasta vegetable sauce/cream/cheese +meat/sausage/fish/shellfish fat | 15-40 | 1 | 55-85
risotto | grain vegetable/leaf cheese wine/sauce fat | 30-50 | 1 | 55-75
rice-pan | grain vegetable +poultry/shellfish/egg sauce fat | 20-45 | 1 | 45-70
curry | vegetable cream sauce poultry/plant/pulse/shellfish grain | 25-60 | 1 | 35-70
soup | root vegetable/leaf sauce +cream +sausage/pulse herb | 20-60 | 0 | 10-35
lentil-pot | pulse root sauce +sausage herb | 35-75 | 1 | 30-50
salad | leaf vegetable fat sauce +cheese/nut/pulse/egg | 10-25 | 0 | 5-25
bowl | grain leaf vegetable plant/pulse/fish sauce +nut | 20-40 | 0 | 35-60
sandwich | bread leaf cheese/sausage/egg/plant sauce | 5-15 | 0 | 25-45
wrap | bread vegetable leaf poultry/pulse/plant sauce | 15-30 | 0 | 30-50
omelette | egg vegetable/leaf +cheese/sausage fat herb | 10-20 | 0 | 3-15
gratin | root/vegetable cream/dairy cheese +sausage fat | 45-80 | 2 | 20-45
roast | meat/poultry root herb fat +wine | 70-180 | 2 | 10-35
stew | meat/sausage root vegetable sauce +wine | 60-150 | 2 | 15-40
grill | meat/sausage/poultry vegetable herb fat +sauce | 20-45 | 1 | 5-25
fish-pan | fish vegetable/leaf fat herb root/grain | 20-40 | 0 | 10-45
fish-bake | fish root cream/cheese herb | 35-60 | 1 | 15-40
mussel-pot | shellfish vegetable wine herb bread | 25-45 | 0 | 20-40
stir-fry | vegetable vegetable plant/poultry/meat/shellfish sauce grain/pasta fat | 15-30 | 0 | 30-60
burger | bread meat/plant/pulse leaf sauce +cheese vegetable | 25-45 | 2 | 35-55
pizza | flour vegetable cheese sauce +sausage/shellfish fat | 35-75 | 2 | 60-95
pancakes | flour egg dairy/cream fruit sweetener | 15-35 | 1 | 45-80
porridge | grain dairy/cream fruit +nut sweetener | 5-20 | 0 | 40-65
cake | flour egg fat sweetener fruit +nut/dairy | 50-100 | 2 | 45-80
fruit-bowl | fruit fruit +dairy/cream +nut sweetener | 5-15 | 0 | 20-40
dumplings | flour meat/leaf/plant egg/root fat | 45-90 | 2 | 40-65
oven-vegetables | root vegetable vegetable fat herb +cheese | 30-60 | 0 | 15-40
potato-pan | root vegetable/leaf egg/sausage/plant fat | 25-45 | 1 | 30-50
stuffed | vegetable grain/pulse herb sauce +cheese/meat | 40-75 | 1 | 25-45
quiche | flour egg leaf/vegetable cream/dairy cheese +sausage | 50-80 | 2 | 30-50
`;

const spanIn = (cell: string) => cell.split('-').map(Number) as [number, number];

const DISHES: readonly Dish[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [family, parts, minutes, heaviness, carbohydrates] = line.split(' | ') as Cells;
    return {
      family,
      parts: parts.split(' '),
      minutes: spanIn(minutes),
      heaviness: Number(heaviness),
      carbohydrates: spanIn(carbohydrates),
    };
  });

type Cells = [
  family: string,
  parts: string,
  minutes: string,
  heaviness: string,
  carbohydrates: string,
];

/** As often as people write for so many. */
const SERVES = [1, 2, 2, 2, 3, 4, 4, 4, 4, 6];

/** Recipes of every family in turn, made of what a shop has. Minutes are in fives, as people write. */
export function dishesFrom(
  products: readonly ImportedProduct[],
  count: number,
  draw: Draw,
): readonly ImportedRecipe[] {
  const oneOf = <One>(all: readonly One[]): One => all[draw(all.length)]!;
  const within = ([least, most]: Dish['minutes']) => least + draw(most - least + 1);
  const partFrom = (part: string): readonly ImportedProduct[] => {
    if (part.startsWith('+') && draw(2) === 0) return [];
    const aisle = oneOf(part.replace('+', '').split('/'));
    return [oneOf(products.filter((product) => product.aisle === aisle))];
  };
  return Array.from({ length: count }, (_, n) => {
    const dish = DISHES[n % DISHES.length]!;
    const made = [...new Set(dish.parts.flatMap(partFrom))];
    const [main, ...others] = made.map(({ foods }) => foods.at(-1)!);
    return {
      id: `R${n}`,
      name: `${dish.family}: ${main}, ${others.join(', ')}`,
      serves: oneOf(SERVES),
      minutes: Math.max(5, Math.round(within(dish.minutes) / 5) * 5),
      heaviness: HEAVINESS[dish.heaviness]!,
      carbohydrates: within(dish.carbohydrates),
      family: dish.family,
      ingredients: made.map(({ id, pack }) => ({ product: id, amount: 100, unit: pack.unit })),
    };
  });
}
