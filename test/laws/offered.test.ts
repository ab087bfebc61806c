import { expect, test } from '@jest/globals';
import type { Profile, Purpose } from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { suggest } from '../../src/recommend/suggest.js';
import { catalogueOf, productNamed, recipeNamed, STORES } from '../support/catalogues.js';
import { permittedWith, viewOf, visitWith } from '../support/households.js';

const PRODUCTS = [
  productNamed('leek'),
  productNamed('salmon', { allergens: { contains: ['fish'], mayContain: [], asOf: '2026-11-20' } }),
  productNamed('ham', { traits: ['meat', 'pork'] }),
  productNamed('bones', { traits: ['pet-food'], forPets: ['dog'] }),
  productNamed('paste', { allergens: null, traits: null }),
  productNamed('rice'),
];

const SHELF = compile(
  {
    ...catalogueOf({
      products: PRODUCTS,
      ages: [{ trait: 'honey', belowMonths: 12 }],
      recipes: ['leek', 'rice'].map((product) =>
        recipeNamed(`R-${product}`, { ingredients: [{ product, amount: 1, unit: 'g' }] }),
      ),
    }),
    offers: ['leek', 'salmon', 'ham', 'bones', 'paste'].map((product) => ({
      store: STORES[0]!,
      product,
      price: 149,
      before: 199,
      from: '2026-11-26',
      until: '2026-11-27',
    })),
  },
  'e',
  { on: '2026-11-22', claims: new Map() },
);

const OFFERS = visitWith({ purposes: ['offers'], limit: 5 });

/** What somebody gets who permits all of this for offers, and wishes some purposes. */
function offeredTo(values: Partial<Profile>, visit = OFFERS, ...wished: readonly Purpose[]) {
  const permitted = {
    ...permittedWith(values),
    views: { offers: viewOf('offers', values), recipes: viewOf('recipes', values) },
    wished: new Set<Purpose>(wished.length > 0 ? wished : ['offers']),
  };
  return suggest(permitted, visit, SHELF).suggestions.items;
}

const refs = (items: ReturnType<typeof offeredTo>) => items.map(({ ref }) => ref).toSorted();

test('L14: what costs less comes to whoever asked for offers, and to nobody else', () => {
  expect(refs(offeredTo({}))).toEqual(['ham', 'leek', 'paste', 'salmon']);
  expect(offeredTo({}, OFFERS, 'recipes')).toEqual([]);
  const recipes = visitWith({ purposes: ['recipes'] });
  expect(offeredTo({}, recipes, 'recipes', 'offers').flatMap(({ reasons }) => reasons)).not.toEqual(
    expect.arrayContaining([expect.objectContaining({ key: 'boost.offer-in' })]),
  );
});

test.each<[string, Partial<Profile>, string[]]>([
  [
    'an allergy, and nothing that nobody declared',
    { allergies: { members: { self: { to: { fish: 'traces' }, answered: true } } } },
    ['ham', 'leek'],
  ],
  ['a diet', { diet: { members: { self: { rules: ['vegetarian'] } } } }, ['leek']],
  ['an age', { children: { 'child-1': '2026-11' } }, ['ham', 'leek', 'salmon']],
  ['a note', { memory: { notes: [{ text: 'no', maps: { food: 'rice', rule: 'avoid' } }] } }, []],
])('L5: no lower price passes %s', (_, values, passing) => {
  expect(refs(offeredTo(values))).toEqual(passing);
});

test('L5: no lower price passes what the customer marked', () => {
  const permitted = {
    ...permittedWith(),
    wished: new Set<Purpose>(['offers']),
    settled: [
      { item: 'ham', says: 'never' as const },
      { item: 'leek', says: 'later' as const },
    ],
  };
  expect(refs(suggest(permitted, OFFERS, SHELF).suggestions.items)).toEqual(['paste', 'salmon']);
});

test('L7: what two purposes hold is held once, and counted once', () => {
  const values: Partial<Profile> = { diet: { members: { self: { rules: ['vegetarian'] } } } };
  const permitted = {
    ...permittedWith(values),
    views: { offers: viewOf('offers', values), 'shopping-tips': viewOf('shopping-tips', values) },
    wished: new Set<Purpose>(['offers', 'shopping-tips']),
  };
  const visit = visitWith({ purposes: ['offers', 'shopping-tips'], among: ['ham', 'salmon'] });
  const { suggestions, held } = suggest(permitted, visit, SHELF);
  expect(held.map(({ ref, reason }) => [ref, reason]).toSorted()).toEqual([
    ['ham', 'constraint'],
    ['salmon', 'constraint'],
  ]);
  expect(suggestions.heldCount).toBe(2);
});

test('an offer counts on its days, in its store, and says both prices', () => {
  expect(offeredTo({}, { ...OFFERS, date: '2026-11-25' })).toEqual([]);
  expect(offeredTo({}, { ...OFFERS, date: '2026-11-28' })).toEqual([]);
  expect(offeredTo({}, { ...OFFERS, store: STORES[1]! })).toEqual([]);
  const [first] = offeredTo({});
  expect(first!.reasons[0]).toMatchObject({
    key: 'boost.offer',
    params: { price: 149, before: 199 },
    text: 'heute hier 1,49\u00A0€ statt 1,99\u00A0€',
    delta: 0.05,
    field: null,
    restsOn: null,
  });
});

test('what only animals eat is offered to whoever has such an animal', () => {
  expect(refs(offeredTo({}))).not.toContain('bones');
  expect(refs(offeredTo({ pets: { pets: [{ species: 'cat' }] } }))).not.toContain('bones');
  expect(refs(offeredTo({ pets: { pets: [{ species: 'dog' }] } }))).toContain('bones');
});

test('a dish with something that costs less is a little better, and says why', () => {
  const both = visitWith({ purposes: ['recipes', 'offers'], limit: 1 });
  const [first] = offeredTo({}, both, 'recipes', 'offers');
  expect(first).toMatchObject({ ref: 'R-leek' });
  expect(first!.reasons.find(({ key }) => key === 'boost.offer-in')).toMatchObject({
    text: 'mit Product leek, heute im Angebot',
    delta: 0.05,
  });
});
