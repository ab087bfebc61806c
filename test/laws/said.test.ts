import { expect, test } from '@jest/globals';
import type {
  Eaters,
  EmptyReason,
  Field,
  HoldReason,
  Profile,
  Purpose,
} from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { suggest } from '../../src/recommend/suggest.js';
import { STORES, catalogueOf, productNamed, recipeNamed } from '../support/catalogues.js';
import { permittedWith, visitWith } from '../support/households.js';

const MILK = { contains: ['milk'], mayContain: ['nuts'], asOf: '2026-11-02' };
const shelf = compile(
  catalogueOf({
    ages: [{ trait: 'honey', belowMonths: 12 }],
    products: [
      productNamed('cream', { foods: ['cream'], attributes: ['sour'], allergens: MILK }),
      productNamed('honey', { foods: ['honey'], traits: ['honey', 'perishable'], season: [11] }),
      productNamed('far', { foods: ['kiwi'], stores: STORES.slice(1) }),
      productNamed('nowhere', { stores: [] }),
      productNamed('rice'),
    ],
    recipes: [
      recipeNamed('R-cream', {
        heaviness: 'heavy',
        ingredients: ['cream', 'rice'].map((product) => ({ product, amount: 1, unit: 'g' })),
      }),
    ],
  }),
  'e',
);

const allergicTo = (...words: string[]): Partial<Profile> => ({
  allergies: {
    members: { self: { to: Object.fromEntries(words.map((w) => [w, 'traces'])), answered: true } },
  },
});
const avoiding = (food: string): Partial<Profile> => ({
  memory: { notes: [{ text: 'no', maps: { food, rule: 'avoid' } }] },
});
const tomorrow = { calendar: { hints: [{ date: '2026-11-27', hint: 'important' as const }] } };

const heldOf = (ref: string, values: Partial<Profile>, eaters?: Eaters) =>
  suggest(permittedWith(values), visitWith({ among: [ref], eaters }), shelf).held;

test.each<[string, Partial<Profile>, HoldReason]>([
  ['far', { ...allergicTo('kiwi'), ...avoiding('kiwi') }, 'not-at-store'],
  ['cream', { ...allergicTo('milk'), ...avoiding('cream') }, 'constraint'],
  ['cream', avoiding('cream'), 'not-wanted'],
  ['R-cream', { ...tomorrow, ...avoiding('cream'), ...allergicTo('nuts') }, 'constraint'],
  ['R-cream', { ...tomorrow, ...avoiding('cream') }, 'not-wanted'],
  ['R-cream', tomorrow, 'not-relevant'],
])('L7: of several gates that hold %s the first gives the reason', (ref, values, reason) => {
  expect(heldOf(ref, values).map((held) => held.reason)).toEqual([reason]);
});

test('L7: what is not here says where it is', () => {
  expect(heldOf('far', {})).toEqual([
    {
      ref: 'far',
      kind: 'product',
      title: 'Product far',
      reason: 'not-at-store',
      elsewhere: ['village/well'],
    },
  ]);
  expect(heldOf('nowhere', {})[0]?.elsewhere).toEqual([]);
});

test('L14: what was asked for by name and never wished is held, and nothing is read for it', () => {
  const permitted = { ...permittedWith(allergicTo('milk')), wished: new Set<Purpose>() };
  const answer = suggest(permitted, visitWith({ among: ['cream', 'R-cream'] }), shelf);
  expect(answer.held.map(({ ref, reason }) => [ref, reason])).toEqual([
    ['R-cream', 'not-wanted'],
    ['cream', 'not-wanted'],
  ]);
  expect(answer.suggestions).toMatchObject({
    items: [],
    notChecked: [],
    heldCount: 2,
    emptyBecause: { code: 'nothing-wanted' },
  });
});

test('L7: what a note names and a gate holds is in the list, unasked', () => {
  const { held } = suggest(permittedWith(avoiding('cream')), visitWith(), shelf);
  expect(held.map(({ ref, reason }) => [ref, reason])).toEqual([['cream', 'not-wanted']]);
});

test('L7: a note that only takes back what another brought kept nothing away', () => {
  const notes = [
    { text: 'cream', maps: { food: 'cream', rule: 'want' as const } },
    { text: 'not sour', maps: { food: 'cream', rule: 'avoid' as const, attribute: 'sour' } },
  ];
  const visit = visitWith({ purposes: ['shopping-tips'] });
  const { items } = suggest(permittedWith({ memory: { notes } }), visit, shelf).suggestions;
  expect(items.map(({ ref, reasons }) => [ref, reasons.map(({ key }) => key)])).toEqual([
    ['honey', ['boost.season']],
  ]);
});

test('L7: a tip for a pet says so, and the pet adds nothing to its score', () => {
  const products = [productNamed('marrow', { traits: ['pet-food'], forPets: ['dog'] })];
  const permitted = permittedWith({ pets: { pets: [{ species: 'Dog' }] } });
  const visit = visitWith({ purposes: ['shopping-tips'] });
  const [marrow] = suggest(permitted, visit, compile(catalogueOf({ products }), 'e')).suggestions
    .items;
  expect(marrow?.reasons).toMatchObject([{ key: 'boost.pets', field: 'pets', delta: 0 }]);
});

test.each<[EmptyReason, string, Partial<Profile>]>([
  ['unknown-word', 'rice', allergicTo('unobtainium')],
  ['nothing-in-stock', 'far', {}],
  ['nothing-passes', 'cream', allergicTo('milk')],
])('L6: an empty answer says %s', (code, ref, values) => {
  const visit = visitWith({ among: [ref], purposes: ['shopping-tips'] });
  const { emptyBecause } = suggest(permittedWith(values), visit, shelf).suggestions;
  expect(emptyBecause?.code).toBe(code);
  expect(emptyBecause?.words).toEqual(code === 'unknown-word' ? ['unobtainium'] : undefined);
});

test('L6: where nothing brings a tip there is nothing new', () => {
  const visit = visitWith({ purposes: ['shopping-tips'], date: '2026-06-01' });
  const { emptyBecause } = suggest(permittedWith(), visit, shelf).suggestions;
  expect(emptyBecause?.code).toBe('nothing-new');
});

const notCheckedWith = (values: Partial<Profile>, eaters?: Eaters): readonly Field[] =>
  suggest(permittedWith(values), visitWith({ purposes: ['recipes'], eaters }), shelf).suggestions
    .notChecked;

const ALL: Field[] = ['diet', 'allergies', 'household', 'children', 'calendar', 'memory'];

test.each<[string, Partial<Profile>, Field[]]>([
  ['nothing shared', {}, []],
  [
    'allergies: none',
    { allergies: { members: { self: { to: {}, answered: true } } } },
    ['allergies'],
  ],
  ['allergies: never asked', { allergies: { members: { self: { to: {}, answered: false } } } }, []],
  ['a note without a mapping', { memory: { notes: [{ text: 'as ever' }] } }, []],
  ['a note with one', avoiding('cream'), ['memory']],
  ['hints that are past', { calendar: { hints: [{ date: '2026-11-25', hint: 'away' }] } }, []],
  ['hints to come', { calendar: { hints: [{ date: '2026-11-29', hint: 'away' }] } }, ['calendar']],
  ['no child', { children: {} }, []],
  ['how many eat', { household: { eaters: 2 } }, ['household']],
])('L13: what was not checked is named: %s', (_, values, checked) => {
  expect(notCheckedWith(values)).toEqual(ALL.filter((field) => !checked.includes(field)));
});

test('L13: of those who eat tonight nothing was told, so nothing was checked', () => {
  expect(notCheckedWith(allergicTo('milk'), { members: ['self'] })).not.toContain('allergies');
  expect(notCheckedWith(allergicTo('milk'), { members: ['child-1'] })).toContain('allergies');
});

test('L5: guests are looked after, and nothing is said of what they must not have', () => {
  const eaters: Eaters = { guests: { allergies: { milk: 'traces' }, diet: { rules: ['vegan'] } } };
  const visit = visitWith({ eaters, purposes: ['shopping-tips'], date: '2026-11-26' });
  expect(heldOf('cream', {}, eaters)[0]?.reason).toBe('constraint');
  const named = { ...visit, among: ['cream', 'rice'] };
  const [rice, ...others] = suggest(permittedWith(), named, shelf).suggestions.items;
  expect(others).toEqual([]);
  expect(rice?.reasons).toEqual([
    {
      key: 'gate.guests',
      params: {},
      text: 'Angaben zu deinen Gästen: kein Konflikt gefunden',
      effect: 'gate',
      delta: 0,
      field: null,
      restsOn: null,
    },
  ]);
  expect(JSON.stringify(rice)).not.toMatch(/milch|milk|vegan/i);
});

test('L13: traces that somebody accepts are printed with the item', () => {
  const members = { self: { to: { nuts: 'contains' as const }, answered: true } };
  const visit = visitWith({ among: ['cream'] });
  const [cream] = suggest(permittedWith({ allergies: { members } }), visit, shelf).suggestions
    .items;
  expect(cream?.reasons.map(({ text }) => text)).toContain(
    'ohne Nüsse als Zutat laut Herstellerangabe vom 02.11.2026; kann Spuren enthalten: Nüsse',
  );
});
