import { expect } from '@jest/globals';
import { ALL, giving, refusalOf, STORE } from './acts.js';
import type { Trials } from './house.js';
import { sharing, verdictsOn } from './shopper.js';

/** What is used, for how long, and what comes of it. */
export const USE: Trials = {
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
