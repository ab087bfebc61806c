import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { conflictWith, constraintNamed, CONSTRAINTS } from '../../src/food/constraint.js';
import { findingOf, type Status, type Strictness } from '../../src/food/finding.js';
import { FOOD_READER, FOODS, ROWS } from '../../src/food/knowledge.js';
import { LANGUAGES, type Language } from '../../src/food/language.js';

const find = (line: string, id: string, language: Language = 'en', strictness?: Strictness) =>
  findingOf(line, FOOD_READER.read(line, language), constraintNamed(id)!, strictness);
const statusOf = (...asked: Parameters<typeof find>): Status => find(...asked).status;

const anyConstraint = fc.constantFrom(...CONSTRAINTS, 'food:kiwi', 'food:nightshade');
const anyName = fc.constantFrom(...LANGUAGES).chain((language) =>
  fc.record({
    language: fc.constant(language),
    name: fc.constantFrom(...ROWS.flatMap((row) => row.names[language].map(({ text }) => text))),
  }),
);

test.each([
  ['vegan', 'honey', 'contains'],
  ['vegan', 'lentils', 'clear'],
  ['vegetarian', 'gelatine', 'contains'],
  ['vegetarian', 'butter', 'clear'],
  ['pescatarian', 'cod fillet', 'clear'],
  ['halal', 'pork belly', 'contains'],
  ['halal', 'beef', 'may-contain'],
  ['kosher', 'prawns', 'contains'],
  ['kosher', 'beef in cream', 'contains'],
  ['kosher', 'beef in oil', 'may-contain'],
  ['lactose', 'milk', 'contains'],
  ['coeliac', 'oats', 'contains'],
  ['coeliac', 'rice', 'clear'],
  ['alcohol', 'white wine', 'contains'],
  ['pregnancy', 'smoked salmon', 'contains'],
  ['below-12-months', 'honey', 'contains'],
  ['below-60-months', 'hazelnuts', 'may-contain'],
  ['dog', 'onions', 'contains'],
  ['dog', 'carrots', 'clear'],
  ['cat', 'chives', 'contains'],
  ['food:citrus', 'lemon', 'contains'],
  ['food:citrus', 'apple', 'clear'],
  ['food:garlic', 'ketchup', 'may-contain'],
  ['milk', 'wurzelpuff', 'unknown'],
] as const)('%s: %s %s', (id, line, status) => {
  expect(statusOf(line, id)).toBe(status);
});

test('L5: a word that nobody understood is clear for nobody', () => {
  fc.assert(
    fc.property(anyConstraint, anyName, (id, { name, language }) => {
      const status = statusOf(`${name}, zwurbelmatz`, id, language);
      expect(['contains', 'unknown']).toContain(status);
    }),
  );
});

test('every finding that is not clear says which words it rests on', () => {
  fc.assert(
    fc.property(anyConstraint, anyName, (id, { name, language }) => {
      const { status, evidence } = find(name, id, language);
      expect(evidence.length > 0).toBe(status !== 'clear');
      for (const { text, span } of evidence) expect(text).toBe(name.slice(...span));
    }),
  );
});

test('a statement of traces is no finding for whoever accepts traces, and one for everybody else', () => {
  const line = 'kann Spuren von Sesam enthalten';
  expect(statusOf(line, 'sesame', 'de', 'contains')).toBe('clear');
  expect(statusOf(line, 'sesame', 'de', 'traces')).toBe('may-contain');
  expect(statusOf('Müsliriegel', 'milk', 'de', 'contains')).toBe('may-contain');
});

test('what both of two alternatives hold is certain, what one holds is possible', () => {
  expect(statusOf('Weizen oder Roggen', 'gluten', 'de')).toBe('contains');
  expect(statusOf('Weizen oder Reis', 'gluten', 'de')).toBe('may-contain');
});

test('a plant by the name of an animal’s food has nothing of the animal', () => {
  const one = FOOD_READER.read('vegan ham', 'en').found[0]!;
  expect(one.isPlant).toBe(true);
  expect(conflictWith(constraintNamed('pescatarian')!, one)).toBeNull();
});

test('each food that a constraint names is one that we know', () => {
  const named = CONSTRAINTS.flatMap((id) => constraintNamed(id)!.kinds);
  expect(named.filter((id) => !FOODS.foods.has(id))).toEqual([]);
});

test('a name that is no constraint is none', () => {
  expect(['constructor', 'toString', 'gravel'].map(constraintNamed)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
