import { expect } from '@jest/globals';
import type { Village } from '@village-butcher/sdk';
import type { Profile, Purpose, SuggestAsk } from '@village-butcher/sdk/contract';
import { fixtures } from '@village-butcher/sdk/testing';
import { ALL, giving, refusalOf, shareAll, STORE } from './acts.js';
import type { House, Trials } from './house.js';

const { recipes, products } = fixtures.catalogue;
const RECIPES = recipes.map(({ id }) => id);
const PRODUCTS = products.map(({ id }) => id);

/** Somebody who shares all that they tell, for recipes and tips. */
async function sharing(house: House, told: Partial<Profile> = {}): Promise<Village> {
  const ada = house.customer();
  await shareAll(ada, 'recipes');
  await shareAll(ada, 'shopping-tips');
  for (const [field, value] of Object.entries(told)) {
    await ada.profile.put(field as 'diet', value as Profile['diet']);
  }
  return ada;
}

/** Of named items, those that pass, and why the others do not. */
async function verdictsOn(
  ada: Village,
  among: readonly string[],
  purpose: Purpose,
  more: Partial<SuggestAsk> = {},
): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let at = 0; at < among.length; at += 5) {
    const named = among.slice(at, at + 5);
    const ask = { store: STORE, purposes: [purpose], among: named, limit: 5, ...more };
    passed.push(...(await ada.suggestions.list(ask)).items.map(({ ref }) => ref));
  }
  const held = (await ada.held.list()).items;
  const reasonOf = (ref: string) => held.find((one) => one.ref === ref)?.reason;
  return among.map((ref) => `${ref} ${passed.includes(ref) ? 'passes' : reasonOf(ref)}`);
}

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

  'L5: an allergy passes only what is declared without it, traces among them': async (house) => {
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

  'nothing comes that was not wished, and everything empty says why': async (house) => {
    const ada = house.customer();
    const ask = { store: STORE, purposes: ['recipes' as const] };
    expect((await ada.suggestions.list(ask)).emptyBecause).toMatchObject({
      code: 'nothing-wanted',
    });
    await ada.wishes.put('recipes', { channel: 'app' });
    const { items, notChecked, heldCount } = await ada.suggestions.list({ ...ask, limit: 1 });
    expect(items).toHaveLength(1);
    expect(items[0]!.rests).toEqual([]);
    expect(notChecked).toEqual([
      'diet',
      'allergies',
      'household',
      'children',
      'calendar',
      'memory',
    ]);
    expect(heldCount).toBe(1);
    const named = { ...ask, among: ['salmon-rice'] };
    expect((await ada.suggestions.list(named)).emptyBecause).toMatchObject({
      code: 'nothing-in-stock',
    });
    expect((await ada.held.list()).items).toMatchObject([
      { ref: 'salmon-rice', reason: 'not-at-store', elsewhere: ['brandt/lindenau'] },
    ]);
    expect(await verdictsOn(ada, ['rice'], 'shopping-tips')).toEqual(['rice not-wanted']);
  },

  'where others read along, nothing personal is used': async (house) => {
    const ada = await sharing(house, { diet: { members: { self: { rules: ['vegan'] } } } });
    const ask = {
      store: STORE,
      purposes: ['recipes' as const],
      among: ['ham-stew'],
      screen: 'shared' as const,
    };
    const { items, notChecked } = await ada.suggestions.list(ask);
    expect(items).toMatchObject([{ ref: 'ham-stew', rests: [] }]);
    expect(notChecked).toContain('diet');
    expect((await ada.disclosures.list()).items).toEqual([]);
  },

  'what is taken back matters no more with the next answer': async (house) => {
    const ada = await sharing(house, { diet: { members: { self: { rules: ['vegan'] } } } });
    expect(await verdictsOn(ada, ['ham-stew'], 'recipes')).toEqual(['ham-stew constraint']);
    await ada.withdraw(ALL);
    expect((await ada.held.list()).items).toEqual([]);
    expect(await verdictsOn(ada, ['ham-stew'], 'recipes')).toEqual(['ham-stew passes']);
    await ada.grant(giving(['diet']));
    expect(await verdictsOn(ada, ['ham-stew'], 'recipes')).toEqual(['ham-stew constraint']);
    await ada.pause({ until: '2026-12-01T00:00:00.000Z' });
    expect(await verdictsOn(ada, ['ham-stew'], 'recipes')).toEqual(['ham-stew passes']);
  },

  'what is settled does not come again, until it is over or taken back': async (house) => {
    const ada = await sharing(house);
    const { until, title } = await ada.settled.put('rice-pan', { says: 'later' });
    expect([until, title]).toEqual(['2026-12-10T11:00:00.000Z', 'Reispfanne']);
    await ada.settled.put('ham-stew', { says: 'never' });
    expect(await verdictsOn(ada, ['rice-pan', 'ham-stew'], 'recipes')).toEqual([
      'rice-pan not-relevant',
      'ham-stew not-wanted',
    ]);
    await ada.settled.remove('ham-stew');
    expect(await verdictsOn(ada, ['ham-stew'], 'recipes')).toEqual(['ham-stew passes']);
    house.setNow(until!);
    expect((await ada.settled.list()).items).toEqual([]);
    expect(await refusalOf(ada.settled.put('nowhere', { says: 'taken' }))).toBe(
      '422 unknown-item item',
    );
  },

  'a store and an item that nobody knows are refused': async (house) => {
    const ada = house.customer();
    const ask = { store: 'brandt/nowhere', purposes: ['recipes' as const] };
    expect(await refusalOf(ada.suggestions.list(ask))).toBe('422 unknown-store store');
    const named = { ...ask, store: STORE, among: ['rice', 'nothing'] };
    expect(await refusalOf(ada.suggestions.list(named))).toBe('422 unknown-item among 1');
    expect((await ada.stores.list()).items.map(({ id }) => id)).toContain(STORE);
  },
};
