import { ALLERGENS, TRAITS, type Allergen, type Trait } from '@village-butcher/sdk/contract';

/** A food that a made-up shop has, before any maker packs it. */
export interface Food {
  /** What a recipe takes it for. */
  readonly part: string;
  readonly name: string;
  readonly traits: readonly Trait[];
  readonly contains: readonly Allergen[];
  /** The months in which it is fresh, where that differs. */
  readonly season: readonly number[];
}

/** What it is for, what it is, its traits, its allergens, and from which month to which it is fresh. */
const TABLE = `
root carrot - - 7-2
root potato - - 6-10
root beetroot - - 9-2
root parsnip - - 10-2
root celeriac - celery 9-2
root radish - - 4-8
leaf spinach - - 4-10
leaf kale - - 11-2
leaf lettuce - - 5-9
leaf rocket - - 4-9
leaf chard - - 6-10
leaf leek - - 8-3
leaf cabbage - - 9-2
vegetable tomato - - 7-9
vegetable courgette - - 6-9
vegetable aubergine - - 7-9
vegetable pepper - - 7-9
vegetable cucumber - - 6-9
vegetable pumpkin - - 9-11
vegetable asparagus - - 4-6
vegetable cauliflower - - 6-10
vegetable broccoli - - 6-10
vegetable peas - - 6-8
vegetable beans - - 7-9
vegetable corn - - 8-10
vegetable mushroom - - -
vegetable onion - - -
vegetable celery - celery 7-10
fruit apple - - 8-11
fruit pear - - 8-11
fruit strawberry - - 5-7
fruit cherry - - 6-7
fruit plum - - 7-9
fruit rhubarb - - 4-6
fruit kiwi - - -
fruit banana - - -
fruit orange - - 12-3
fruit lemon - - -
meat beef-hip beef,perishable - -
meat beef-mince beef,perishable - -
meat pork-loin pork,perishable - -
meat pork-mince pork,perishable - -
meat lamb meat,perishable - -
poultry chicken poultry,perishable - -
poultry turkey poultry,perishable - -
poultry duck poultry,perishable - 10-1
sausage ham pork,perishable - -
sausage bacon pork,perishable - -
sausage mettwurst pork,raw-animal,perishable mustard -
sausage bratwurst pork,perishable mustard,milk -
fish salmon fish,perishable fish -
fish cod fish,perishable fish 1-4
fish trout fish,perishable fish 5-9
fish smoked-salmon fish,raw-animal,perishable fish -
fish eel fish-without-scales,perishable fish -
shellfish prawns shellfish,perishable crustaceans -
shellfish mussels shellfish,perishable molluscs 9-3
shellfish squid shellfish,perishable molluscs -
dairy milk dairy milk -
dairy cream dairy,perishable milk -
dairy yoghurt dairy,perishable milk -
dairy butter dairy milk -
dairy curd dairy,perishable milk -
cream oat-cream - gluten -
cream soy-cream - soy -
cream coconut-milk - - -
cheese gouda cheese milk -
cheese mozzarella cheese,perishable milk -
cheese feta cheese,perishable milk -
cheese parmesan cheese,animal-rennet milk -
cheese camembert cheese,raw-animal,perishable milk -
egg eggs egg eggs -
pasta spaghetti - gluten -
pasta penne - gluten -
pasta egg-noodles egg gluten,eggs -
pasta rice-noodles - - -
pasta corn-penne - - -
grain rice - - -
grain risotto-rice - - -
grain couscous - gluten -
grain bulgur - gluten -
grain millet - - -
grain quinoa - - -
grain oats - gluten -
bread rye-bread - gluten -
bread baguette - gluten -
bread toast dairy gluten,milk -
bread tortilla - gluten -
bread corn-tortilla - - -
bread lupin-bread - gluten,lupin -
flour wheat-flour - gluten -
flour buckwheat-flour - - -
flour almond-flour - nuts -
pulse lentils - - -
pulse chickpeas - - -
pulse kidney-beans - - -
pulse white-beans - - -
plant tofu - soy -
plant tempeh - soy -
plant seitan - gluten,soy -
plant falafel - sesame -
nut walnuts whole-nuts nuts 9-12
nut hazelnuts whole-nuts nuts -
nut almonds whole-nuts nuts -
nut peanuts whole-nuts peanuts -
nut sunflower-seeds - - -
nut sesame-seeds - sesame -
fat olive-oil - - -
fat rapeseed-oil - - -
fat margarine - - -
sauce soy-sauce - soy,gluten -
sauce fish-sauce fish fish -
sauce mustard - mustard -
sauce pesto cheese,animal-rennet milk,nuts -
sauce tahini - sesame -
sauce tomato-sauce - - -
sauce curry-paste - mustard,celery -
sauce stock - celery -
sauce vinegar - sulphites -
sauce mayonnaise egg eggs,mustard -
wine red-wine alcohol sulphites -
wine white-wine alcohol sulphites -
herb basil - - 6-9
herb parsley - - 5-10
herb chives - - 4-9
herb garlic - - -
herb ginger - - -
herb paprika - - -
sweetener sugar - - -
sweetener honey honey - -
sweetener maple-syrup - - -
sweetener chocolate dairy milk,soy -
sweetener jelly gelatine - -
pet dog-bones pet-food,perishable - -
pet cat-food pet-food fish -
`;

const wordsIn = (cell: string): readonly string[] => (cell === '-' ? [] : cell.split(','));

/** All foods of the made-up shop. */
export const FOODS: readonly Food[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [part, name, traits, contains, months] = line.split(' ') as Cells;
    return {
      part,
      name,
      traits: TRAITS.filter((trait) => wordsIn(traits).includes(trait)),
      contains: ALLERGENS.filter((allergen) => wordsIn(contains).includes(allergen)),
      season: monthsIn(months),
    };
  });

type Cells = [part: string, name: string, traits: string, contains: string, months: string];

/** `10-2` is October to February. */
function monthsIn(span: string): readonly number[] {
  if (span === '-') return [];
  const [from, to] = span.split('-').map(Number) as [number, number];
  const length = ((to - from + 12) % 12) + 1;
  return Array.from({ length }, (_, at) => ((from - 1 + at) % 12) + 1);
}

/** By what the makes of a food are told apart, in what people note. */
export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  mettwurst: ['fatty', 'lean'],
  ham: ['lean', 'fatty'],
  camembert: ['ripe', 'mild'],
  rice: ['wholegrain', 'white'],
};

/** Which animal eats it. */
export const FOR_PETS: Readonly<Record<string, readonly string[]>> = {
  'dog-bones': ['dog'],
  'cat-food': ['cat'],
};
