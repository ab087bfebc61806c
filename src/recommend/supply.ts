import type { Suggestion, Suggestions } from '@village-butcher/sdk/contract';
import { hasRow } from '../catalogue/bits.js';
import type { Recipe } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { productsPassing, type Course } from './course.js';
import { listOf, type Need } from './list.js';
import type { Visit } from './permitted.js';
import { scaled, scaleOf, type Scale } from './scale.js';
import type { Chosen } from './select.js';
import { textOf } from './texts.js';

/**
 * Adds to the recipes of an answer for how many they are reckoned and what to buy for them, by what
 * the purpose's own view tells (L1). Where others read along, all of them are as they are written.
 */
export function supplied(
  items: readonly Suggestion[],
  chosen: readonly Chosen[],
  visit: Visit,
  shelf: Shelf,
): Pick<Suggestions, 'items' | 'list'> {
  const aisles = shelf.stores.get(visit.store)?.aisles;
  const all = chosen.map(({ item, course }) =>
    item.kind === 'recipe' ? supplyOf(item, course, { visit, shelf }) : null,
  );
  const supplies = all.filter((supply) => supply !== null);
  return {
    items: items.map((item, at) => ({ ...item, ...told(all[at], visit, aisles) })),
    ...(supplies.length > 1
      ? {
          list: listOf(
            supplies.flatMap(({ needs }) => needs),
            aisles,
          ),
        }
      : {}),
  };
}

/** What a recipe takes, for those who eat. */
interface Supply extends Scale {
  readonly needs: readonly Need[];
}

/** Where and when it is bought. */
interface Place {
  readonly visit: Visit;
  readonly shelf: Shelf;
}

function supplyOf(recipe: Recipe, { view }: Course, { visit, shelf }: Place): Supply {
  const choices = recipe.ingredients.flatMap(({ or }) => or);
  const passing = choices.length > 0 ? productsPassing(view, visit, shelf) : shelf.products.every;
  const eaters = visit.screen === 'own' ? (visit.eaters ?? {}) : {};
  const scale = scaleOf(recipe, view.values, eaters, visit.date);
  const needs = recipe.ingredients.map((ingredient) => ({
    ...ingredient,
    recipe: recipe.ref,
    measure: scaled(ingredient, scale.factor),
    // A recipe passed with its first choice. Another one has to pass by itself (L5).
    or: ingredient.or.filter((other) => hasRow(passing, other.row)),
  }));
  return { ...scale, needs };
}

/** A supply as it goes out. */
const told = (
  supply: Supply | null | undefined,
  { locale }: Visit,
  aisles: readonly string[] | undefined,
): Pick<Suggestion, 'portions' | 'list' | 'advice'> =>
  supply
    ? {
        portions: supply.portions,
        list: listOf(supply.needs, aisles),
        ...(supply.says.length > 0
          ? { advice: supply.says.map((said) => textOf(said, locale)) }
          : {}),
      }
    : {};
