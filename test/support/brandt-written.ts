import type { Language } from '@village-butcher/sdk/contract';
import type { Scenario } from '../scenario/file.js';
import { brandtLines } from './brandt-lines.js';

type Change = NonNullable<Scenario['world']>[number];
type Declared = Scenario['products'][number]['allergens'];

/**
 * Writes a day's recipes out as text. What is possible by a line is cleared by a declaration of the last
 * 90 days only, so the shop declares anew for its day, and again for the evening in October.
 */
export function writeOut(day: Scenario, language: Language): void {
  const lines = brandtLines(language);
  for (const recipe of day.recipes) recipe.ingredients = lines.get(recipe.id)!;
  for (const product of day.products) product.allergens = on('2027-05-20', product.allergens);
  const world = day.world ?? [];
  const corrected = new Map(
    world.flatMap(({ do: all }) => all.map((one) => [one.product, one.allergens])),
  );
  const anew: Change = {
    at: '2027-09-20T08:00:00+02:00',
    do: day.products.map(({ id, allergens }) => ({
      op: 'correct-product',
      product: id,
      allergens: on('2027-09-20', corrected.get(id) ?? allergens),
    })),
  };
  day.world = [...world, anew];
}

const on = (asOf: string, declared: Declared): Declared => declared && { ...declared, asOf };
