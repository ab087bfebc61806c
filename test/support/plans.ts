import type { Profile } from '@village-butcher/sdk/contract';
import { TODAY } from './households.js';

/**
 * What is cooked, for how many, and what one comes home with. Each dish is written for four; `-`
 * cooks it as it is written.
 */
const TABLE = `
as it is written | rice 300 g | - | rice 300 g: 1 x 500, 200 left
for as many as it is for | rice 300 g | 4 | rice 300 g: 1 x 500, 200 left
for twice as many | rice 300 g | 8 | rice 600 g: 2 x 500, 400 left
for one | rice 300 g | 1 | rice 75 g: 1 x 500, 425 left
for three | rice 300 g | 3 | rice 225 g: 1 x 500, 275 left
for a table with guests | rice 300 g | guests 10 | rice 750 g: 2 x 500, 250 left
a whole pack | rice 500 g | - | rice 500 g: 1 x 500
a little more than a pack | rice 510 g | - | rice 510 g: 2 x 500, 490 left
a little less than a pack | rice 490 g | - | rice 490 g: 1 x 500
a rest of just a third | bakingPowder 60 g | - | bakingPowder 60 g: 1 x 90
a rest of more | bakingPowder 59 g | - | bakingPowder 59 g: 1 x 90, 31 left
millilitres | cream 200 ml | 5 | cream 250 ml: 2 x 200, 150 left
a can too much | coconutMilk 400 ml | 5 | coconutMilk 500 ml: 2 x 400, 300 left
eggs | eggs 4 piece | 5 | eggs 5 piece: 1 x 10, 5 left
half an egg more is an egg | eggs 2 piece | 5 | eggs 3 piece: 1 x 10, 7 left
a third of an egg is none | eggs 5 piece | 5 | eggs 6 piece: 1 x 10, 4 left
a quarter of an egg is one | eggs 1 piece | 1 | eggs 1 piece: 1 x 10, 9 left
more eggs than a box | eggs 8 piece | 6 | eggs 12 piece: 2 x 10, 8 left
what is sold by the piece | sausage 4 piece | 6 | sausage 6 piece: 6 x 1
lemons | lemons 1 piece | 2 | lemons 1 piece: 1 x 1
at the counter | beef 720 g | - | beef 750 g
at the counter, to the gram | beef 700 g | - | beef 700 g
at the counter, for five | beef 720 g | 5 | beef 900 g
at the counter, a little | beef 20 g | - | beef 50 g
a cheese of the counter | camembert 200 g | - | camembert 200 g: 1 x 250
salt for twice as many | salt 10 g | 8 | salt 17.4 g: 1 x 500, 482.6 left
a spice for half as many | paprika 8 g | 2 | paprika 4.6 g: 1 x 50, 45.4 left
a leaf for three times as many | bay 2 piece | 12 | bay 5 piece: 1 x 20, 15 left
yeast for twice as many | yeast 21 g | 8 | yeast 36.6 g: 1 x 42
a spice that weighs nothing | saffron 0.05 g | 4 | saffron 0.05 g: 1 x 1, 0.95 left
oil is no spice | oil 40 ml | 8 | oil 80 ml: 1 x 500, 420 left
onions that a cook counts | 2 Zwiebeln | - | onions 2 piece: 1 x 1000, 800 left
more onions than a net | onions 9 piece | 6 | onions 14 piece: 2 x 1000, 600 left
spoons of oil | 3 EL Olivenöl | - | oil 45 ml: 1 x 500, 455 left
spoons of flour | 2 EL Mehl | - | flour 30 ml: 1 x 1000, 983.5 left
spoons and grams | 500 g plus 2 EL Mehl | - | flour 516.5 g: 1 x 1000, 483.5 left
between three and four | 3-4 Zwiebeln | - | onions 4 piece: 1 x 1000, 600 left
cans of a size | 2 Dosen Kichererbsen à 265 g | - | chickpeas 530 g: 2 x 400, 270 left
cans of no size | 2 Dosen Kichererbsen | - | chickpeas 800 g: 2 x 400
kilos | 1,2 kg Zwiebeln | - | onions 1200 g: 2 x 1000, 800 left
nobody said how much | etwas Paprikapulver | 8 | paprika
a pinch | 1 Prise Zucker | - | sugar
a bit and more of it | sugar 100 g + 1 Prise Zucker | - | sugar 100 g: 1 x 1000, 900 left
the same twice | rice 300 g + rice 250 g | - | rice 550 g: 2 x 500, 450 left
grams and pieces | onions 160 g + onions 3 piece | - | onions 460 g: 1 x 1000, 540 left
nobody knows what one weighs | tomatoes 6 piece | - | tomatoes 6 piece
and some by weight | tomatoes 6 piece + tomatoes 200 g | - | tomatoes 200 g: 1 x 500, 300 left; tomatoes 6 piece
two kinds of pasta | pasta 200 g + freePasta 200 g | - | freePasta 200 g: 1 x 250; pasta 200 g: 1 x 500, 300 left
a choice | 200 g Butter oder Margarine | - | butter/margarine 200 g: 1 x 250
a choice beside none | 200 g Butter oder Margarine + butter 100 g | - | butter 100 g: 1 x 250, 150 left; butter/margarine 200 g: 1 x 250
a bag of flour and a bit | flour 1001 g | - | flour 1001 g: 2 x 1000, 999 left
sugar for a large table | sugar 180 g | 20 | sugar 900 g: 1 x 1000
butter for a cake, two sticks | butter 125 g | 8 | butter 250 g: 1 x 250
cream for guests | cream 200 ml | guests 8 | cream 400 ml: 2 x 200
a camembert for each two | camembert 250 g | 7 | camembert 437.5 g: 2 x 250
sausages for guests | sausage 6 piece | guests 7 | sausage 11 piece: 11 x 1
half a lemon each | lemons 2 piece | guests 10 | lemons 5 piece: 5 x 1
a broth nobody knows | broth 20 g | 6 | broth 30 g: 1 x 120, 90 left
litres | 1 l Kokosmilch | - | coconutMilk 1000 ml: 3 x 400, 200 left
a packet and a half | 1/2 Pck. Backpulver | 12 | bakingPowder 108.4 g: 2 x 90, 71.6 left
`;

/** One plan: what it is about, what a dish takes, who permits what, and what is bought. */
export interface Plan {
  readonly about: string;
  readonly takes: readonly string[];
  readonly values: Partial<Profile>;
  readonly bought: string;
}

/** Plans that were reckoned by hand. */
export const PLANS: readonly Plan[] = TABLE.trim()
  .split('\n')
  .map((row) => row.split(' | '))
  .map(([about = '', takes = '', who = '', bought = '']) => ({
    about,
    takes: takes.split(' + '),
    values: tableOf(who),
    bought,
  }));

function tableOf(who: string): Partial<Profile> {
  if (who === '-') return {};
  const count = Number(who.replace('guests ', ''));
  return who.startsWith('guests ')
    ? { calendar: { hints: [{ date: TODAY, hint: 'guests', count }] } }
    : { household: { eaters: count } };
}
