import { createHash } from 'node:crypto';
import { hashOf, mixed } from '../../src/catalogue/seed.js';
import type { Answered } from '../../src/recommend/permitted.js';
import { plainIn, isPetFood, type Plain } from './reference-case.js';
import { isInSeason, likenessOf, scoreOf, wantedBy, type Setting } from './plain-score.js';
import { firstGate } from './reference.js';
import { answeredIn, settledFor, valuesFor, type Scene } from './scene.js';

/** An item, and its score in billionths: nearer scores are the same. */
interface Scored {
  readonly item: Plain;
  readonly score: number;
}

/** What a purpose brings: the light dish, what was told, and what is good besides. */
interface Brought {
  readonly light: readonly Plain[];
  readonly told: readonly Plain[];
  readonly others: readonly Plain[];
}

/**
 * The recommender once more, as its design is written: every item meets every gate, all that pass
 * are scored and sorted, and the best that differ take turns. Nothing is known before, nothing is
 * left out because it could not win. Gives the ids of what is shown, in their order.
 */
export function plainly(scene: Scene): readonly string[] {
  const lists = answeredIn(scene).map((purpose) => broughtFor(purpose, scene));
  const turns = [0, 1, 2, 3, 4, 5].flatMap((turn) =>
    lists.flatMap(({ others }) => others.slice(turn, turn + 1)),
  );
  const places = [
    ...lists.flatMap(({ light }) => light),
    ...lists.flatMap(({ told }) => told),
    ...turns,
  ];
  return [...new Set(places.map(({ id }) => id))].slice(0, scene.visit.limit);
}

function broughtFor(purpose: Answered, scene: Scene): Brought {
  const { document, visit } = scene;
  const settled = settledFor(scene);
  const setting = { document, visit, settled, values: valuesFor(scene, purpose) };
  const passing = plainIn(document)
    .filter(({ recipe }) => (recipe === undefined) === (purpose === 'shopping-tips'))
    .filter(({ id }) => visit.among?.includes(id) ?? true)
    .filter((item) => firstGate(item, setting) === undefined);
  const light = lightIn(passing, setting);
  const told =
    purpose === 'recipes' ? [] : [...notedIn(passing, setting), ...forPetsIn(passing, setting)];
  const isOther = (item: Plain) =>
    ![...light, ...told].includes(item) &&
    (item.recipe !== undefined ||
      visit.among !== undefined ||
      (isInSeason(item, setting) && !isPetFood(item)));
  const others = ranked(passing.filter(isOther), setting).slice(0, 200);
  if (visit.among) return { light, told, others: others.map(({ item }) => item) };
  const enough = others.filter(
    ({ item, score }) => item.recipe === undefined || score >= 0.35 * others[0]!.score,
  );
  return { light, told, others: unlike(enough, [...light, ...told], visit.limit) };
}

/** Before an important day, the best dish that is light. */
function lightIn(passing: readonly Plain[], setting: Setting): readonly Plain[] {
  const tomorrow = dayAfter(setting.visit.date);
  const hints = setting.values.calendar?.hints ?? [];
  if (!hints.some(({ hint, date }) => hint === 'important' && date === tomorrow)) return [];
  const light = passing.filter(({ recipe }) => recipe?.heaviness === 'light');
  return ranked(light, setting)
    .slice(0, 1)
    .map(({ item }) => item);
}

/** For each note that wants something, one: the food itself before its kinds. */
const notedIn = (passing: readonly Plain[], { values, visit }: Setting): readonly Plain[] =>
  (values.memory?.notes ?? []).flatMap(({ maps }) => {
    if (!maps) return [];
    const isItself = ({ products }: Plain) => products[0]!.foods.at(-1) === maps.food;
    return passing
      .filter(({ products }) => wantedBy(maps, products[0]!))
      .toSorted(
        (a, b) => Number(isItself(b)) - Number(isItself(a)) || tie(a, visit) - tie(b, visit),
      )
      .slice(0, 1);
  });

/** For each animal at home, the best that is for it. */
const forPetsIn = (passing: readonly Plain[], setting: Setting): readonly Plain[] =>
  setting.visit.among
    ? []
    : (setting.values.pets?.pets ?? []).flatMap(({ species }) => {
        const forIt = passing.filter(({ products }) => products[0]!.forPets?.includes(species));
        return ranked(forIt, setting)
          .slice(0, 1)
          .map(({ item }) => item);
      });

/** All of them, the best first, equals by place, day and item. */
const ranked = (items: readonly Plain[], setting: Setting): readonly Scored[] =>
  items
    .map((item) => ({
      item,
      score: Math.round(scoreOf(item, setting) * 1e9),
      tie: tie(item, setting.visit),
    }))
    .toSorted((a, b) => b.score - a.score || a.tie - b.tie);

/** How equals are told apart is agreed, and no fact of anybody: so it is the same here. */
function tie({ id }: Plain, { store, date }: Setting['visit']): number {
  const seed = createHash('sha256').update(`${store}\n${date}`).digest().readUInt32BE();
  const [hash, group] = [hashOf(id), Math.floor(hashOf(id) / 2 ** 24)];
  return Math.floor(mixed(seed ^ group) / 256) * 2 ** 24 + Math.floor(mixed(seed ^ hash) / 256);
}

/** One after the other, each good and unlike those before; a family again only when no other is left. */
function unlike(all: readonly Scored[], before: readonly Plain[], most: number): readonly Plain[] {
  const chosen: Plain[] = [];
  for (let left = all; left.length > 0 && chosen.length < most;) {
    const so = [...before, ...chosen];
    const families = so.flatMap(({ recipe }) => recipe?.family ?? []);
    const fresh = left.filter(({ item }) => !families.includes(item.recipe?.family ?? ''));
    const worth = ({ item, score }: Scored) =>
      0.7 * score - 0.3e9 * Math.max(0, ...so.map((one) => likenessOf(item, one)));
    const open = fresh.length > 0 ? fresh : left;
    const most = Math.max(...open.map(worth));
    const next = open.find((one) => worth(one) >= most - 1)!;
    chosen.push(next.item);
    left = left.filter((one) => one !== next);
  }
  return chosen;
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
