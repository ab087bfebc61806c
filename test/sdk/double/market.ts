import { expect } from '@jest/globals';
import type { Profile } from '@village-butcher/sdk/contract';
import { fixtures } from '@village-butcher/sdk/testing';
import { STORE } from './acts.js';
import type { House, Trials } from './house.js';
import { sharing, verdictsOn } from './shopper.js';

const { recipes, products } = fixtures.catalogue;
const RECIPES = recipes.map(({ id }) => id);
const PRODUCTS = products.map(({ id }) => id);

const recipesFor = async (house: House, told: Partial<Profile>) =>
  verdictsOn(await sharing(house, told), RECIPES, 'recipes');
const passing = (verdicts: readonly string[]) =>
  verdicts.flatMap((one) => (one.endsWith(' passes') ? one.split(' ')[0]! : []));

/** What passes for whom, and why the rest does not: gates are the service's, the order is not. */
export const MARKET_TRIALS: Trials = {
  'who shares nothing gets what is here': async (house) => {
    expect(await recipesFor(house, {})).toEqual(
      RECIPES.map((ref) => `${ref} ${ref === 'salmon-rice' ? 'not-at-store' : 'passes'}`),
    );
  },

  'an allergy passes only what is declared without it, traces among them': async (house) => {
    const nuts = (strict: 'traces' | 'contains') => ({
      allergies: { members: { 'child-1': { to: { nuts: strict }, answered: true } } },
    });
    expect(passing(await recipesFor(house, nuts('traces')))).toEqual([
      'pumpkin-soup',
      'lentil-stew',
      'rice-pan',
      'gouda-bake',
      'ham-stew',
    ]);
    const gluten = {
      allergies: { members: { self: { to: { gluten: 'contains' as const }, answered: true } } },
    };
    expect(passing(await recipesFor(house, gluten))).toContain('lentil-stew');
    gluten.allergies.members.self.to = { gluten: 'traces' as 'contains' };
    expect(passing(await recipesFor(house, gluten))).not.toContain('lentil-stew');
  },

  'a word that the catalogue knows nothing of lets nothing pass': async (house) => {
    const word = {
      allergies: { members: { self: { to: { xyzzy: 'traces' as const }, answered: true } } },
    };
    const ada = await sharing(house, word);
    const { items, emptyBecause } = await ada.suggestions.list({
      store: STORE,
      purposes: ['recipes'],
    });
    expect(items).toEqual([]);
    expect(emptyBecause).toMatchObject({ code: 'unknown-word', words: ['xyzzy'] });
  },

  'diets, limits and ages hold what breaks them, and what nobody declared': async (house) => {
    const diet = (self: Profile['diet']['members'][string]) => ({ diet: { members: { self } } });
    expect(passing(await recipesFor(house, diet({ rules: ['vegan'] })))).toEqual([
      'pumpkin-soup',
      'lentil-stew',
      'rice-pan',
      'nut-granola',
    ]);
    expect(passing(await recipesFor(house, diet({ rules: ['pescatarian'] })))).toContain(
      'gouda-bake',
    );
    expect(passing(await recipesFor(house, diet({ rules: ['halal'] })))).not.toContain('ham-stew');
    expect(passing(await recipesFor(house, diet({ intolerances: ['lactose'] })))).not.toContain(
      'gouda-bake',
    );
    expect(passing(await recipesFor(house, diet({ limits: { carbohydratesMax: 39 } })))).toEqual(
      [],
    );
    const child = passing(await recipesFor(house, { children: { 'child-1': '2023' } }));
    expect(child).not.toContain('nut-granola');
    expect(child).not.toContain('house-pan');
  },

  'a note wants the one and holds the other': async (house) => {
    const maps = { food: 'pork', rule: 'want' as const, attribute: 'lean' };
    const ada = await sharing(house, { memory: { notes: [{ text: 'Nur mager', maps }] } });
    const verdicts = await verdictsOn(ada, ['ham', 'bacon'], 'shopping-tips');
    expect(verdicts).toEqual(['ham passes', 'bacon not-wanted']);
    const { items } = await ada.suggestions.list({ store: STORE, purposes: ['shopping-tips'] });
    expect(items[0]).toMatchObject({
      ref: 'ham',
      reasons: [{ key: 'boost.remembered', field: 'memory' }],
    });
    expect(items[0]!.rests.map(({ field }) => field)).toEqual(['memory']);
  },

  'the calendar decides what the evening bears': async (house) => {
    const on = (date: string, hint: 'important' | 'late-home' | 'early-start' | 'away') => ({
      calendar: { hints: [{ date, hint }] },
    });
    const important = await recipesFor(house, on('2026-11-27', 'important'));
    expect(important).toContain('ham-stew not-relevant');
    expect(passing(await recipesFor(house, on('2026-11-26', 'late-home')))).toEqual([
      'rice-pan',
      'nut-granola',
      'house-pan',
    ]);
    expect(await recipesFor(house, on('2026-11-27', 'early-start'))).toContain(
      'gouda-bake not-relevant',
    );
    const away = await sharing(house, on('2026-11-26', 'away'));
    expect(await verdictsOn(away, ['ham', 'rice'], 'shopping-tips')).toEqual([
      'ham not-relevant',
      'rice passes',
    ]);
  },

  'guests are kept from what they must not have, and stand nowhere': async (house) => {
    const ada = await sharing(house);
    const eaters = { guests: { allergies: { milk: 'traces' as const } } };
    expect(await verdictsOn(ada, ['gouda-bake'], 'recipes', { eaters })).toEqual([
      'gouda-bake constraint',
    ]);
    expect((await ada.disclosures.list()).items).toEqual([]);
  },

  'a tip needs a note, a pet or its season': async (house) => {
    const tips = async (told: Partial<Profile>) => {
      const ada = await sharing(house, told);
      const ask = { store: STORE, purposes: ['shopping-tips' as const], limit: 5 };
      return (await ada.suggestions.list(ask)).items.map(({ ref }) => ref);
    };
    expect(await tips({})).toEqual(['pumpkin']);
    expect((await tips({ pets: { pets: [{ species: 'dog' }] } })).toSorted()).toEqual([
      'bones',
      'pumpkin',
    ]);
    expect(PRODUCTS).toContain('asparagus');
  },
};
