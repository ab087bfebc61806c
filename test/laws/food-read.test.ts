import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allergensIn, LONGEST_LINE } from '../../src/food/analyse.js';
import { FOOD_READER, ROWS } from '../../src/food/knowledge.js';
import { LANGUAGES, type Language } from '../../src/food/language.js';
import { CASES } from '../support/cases.js';

const read = (line: string, language: Language = 'de') => FOOD_READER.read(line, language);
const unknownIn = (line: string, language: Language = 'de') =>
  read(line, language).unread.map(({ text }) => text);

const anyLanguage = fc.constantFrom(...LANGUAGES);
const nameIn = (language: Language) =>
  fc.constantFrom(...ROWS.flatMap((row) => row.names[language].map(({ text }) => text)));
const anyName = anyLanguage.chain((language) =>
  fc.record({ language: fc.constant(language), name: nameIn(language) }),
);
const someNames = anyLanguage.chain((language) =>
  fc.record({
    language: fc.constant(language),
    names: fc.array(nameIn(language), { minLength: 1, maxLength: 6 }),
  }),
);

/** How bad a verdict on an allergen is: certain, not known, possible, nothing. */
const RANKS = ['nothing', 'possible', 'unknown', 'certain'] as const;
function rankOf(line: string, language: Language, bit: number): number {
  const { contains, may, unread } = read(line, language);
  if (contains & bit) return RANKS.indexOf('certain');
  if (unread.length > 0) return RANKS.indexOf('unknown');
  return RANKS.indexOf(may & bit ? 'possible' : 'nothing');
}
const anyAllergen = fc.integer({ min: 0, max: 13 }).map((at) => 1 << at);

test('reading never throws, whatever the line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), anyLanguage, (line, language) => {
      read(line, language);
    }),
    { numRuns: 0.3 * CASES },
  );
});

test('what was found and what was not understood stands in the line where it is said to', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), anyLanguage, (line, language) => {
      const { found, unread } = read(line, language);
      for (const [from, to] of [...found, ...unread].map(({ span }) => span)) {
        expect(0 <= from && from < to && to <= line.length).toBe(true);
      }
    }),
  );
});

test('the same line is read the same, however often and by whomever before', () => {
  fc.assert(
    fc.property(someNames, ({ names, language }) => {
      const line = names.join(', ');
      expect(read(line, language)).toEqual(read(line, language));
    }),
  );
});

test('L5: one more food in a list makes no verdict milder', () => {
  fc.assert(
    fc.property(someNames, anyName, anyAllergen, ({ names, language }, { name }, bit) => {
      const before = rankOf(names.join(', '), language, bit);
      const after = rankOf([...names, name].join(', '), language, bit);
      expect(after).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 0.2 * CASES },
  );
});

test('a list says what its parts say', () => {
  fc.assert(
    fc.property(someNames, ({ names, language }) => {
      const all = read(names.join('; '), language);
      const parts = names.map((name) => read(name, language));
      expect(all.contains).toBe(parts.reduce((mask, { contains }) => mask | contains, 0));
      expect(all.unread).toHaveLength(parts.flatMap(({ unread }) => unread).length);
    }),
  );
});

test('capitals, emphasis, entities, soft hyphens and composed letters change no verdict', () => {
  const spellings: readonly ((name: string) => string)[] = [
    (name) => name.toUpperCase().replaceAll('ẞ', 'SS'),
    (name) => `_${name}_`,
    (name) => `**${name}**`,
    (name) => `<b>${name}</b>`,
    (name) => name.replaceAll('ä', '&auml;').replaceAll('ß', '&#223;'),
    (name) => [...name].join('\u00ad'),
    (name) => name.normalize('NFD'),
    (name) => name.replaceAll("'", '’').replaceAll('-', '‑'),
  ];
  fc.assert(
    fc.property(anyName, fc.constantFrom(...spellings), ({ name, language }, spelled) => {
      const { contains, may } = read(name, language);
      expect(read(spelled(name), language)).toMatchObject({ contains, may });
    }),
    { numRuns: 0.3 * CASES },
  );
});

const HOLDS_A_SIGN = /[.&/,]/;

test('every name is understood in its language', () => {
  const strange = LANGUAGES.flatMap((language) =>
    ROWS.flatMap((row) => row.names[language].map(({ text }) => text))
      .filter((text) => !HOLDS_A_SIGN.test(text))
      .filter((text) => read(text, language).unread.some(({ isNamed }) => !isNamed)),
  );
  expect(strange).toEqual([]);
});

test('L5: a word that nobody knows makes the line unknown', () => {
  expect(unknownIn('200 g Zwurbelmatz mit Butter')).toEqual(['zwurbelmatz']);
  expect(unknownIn('Mehl, Zucker, E9999')).toEqual(['e9999']);
  expect(unknownIn('snorrewop', 'nl')).toEqual(['snorrewop']);
});

test('what a word says stays certain where the rest of it is unknown', () => {
  expect(read('Roggenzwurbel').contains).toBe(read('Roggen').contains);
  expect(unknownIn('Roggenzwurbel')).toEqual(['roggenzwurbel']);
});

test('a line that only says in what shape something comes does not say what it is', () => {
  expect(unknownIn('200 g Flocken')).toEqual(['flocken']);
  expect(unknownIn('Haferflocken')).toEqual([]);
  expect(unknownIn('Kartoffeln (Scheiben)')).toEqual([]);
});

test('L5: a label lowers what is certain and clears nothing that is possible', () => {
  expect(allergensIn(read('gluten-free sausages', 'en')).mayContain).toContain('gluten');
  expect(allergensIn(read('nussfreie Schokolade')).mayContain).toContain('nuts');
  expect(allergensIn(read('glutenvrije spaghetti', 'nl')).mayContain).toContain('gluten');
});

test('what was not understood is told in the words of the line', () => {
  expect(unknownIn('vegan cheesecake', 'en')).toEqual(['cheesecake']);
  expect(unknownIn('Käsekuchen (vegan)')).toEqual(['käsekuchen']);
  expect(unknownIn('milk-free butter', 'en')).toEqual(['butter']);
  expect(unknownIn('Joghurt ohne Milch')).toEqual(['joghurt']);
});

test('too long a line is not read, and said to be so, at once', () => {
  const line = 'Weizen '.repeat(200_000);
  expect(line.length).toBeGreaterThan(LONGEST_LINE);
  expect(unknownIn(line)).toEqual(['line too long']);
});

test.each([
  ['de', 'Weizenmehl', ['gluten'], []],
  ['de', 'kann Spuren von Haselnüssen enthalten', [], ['nuts']],
  ['de', 'Gerste oder Buchweizen', [], ['gluten']],
  ['de', 'Roggen- und Hirsemehl', ['gluten'], []],
  ['de', 'Spaghetti ohne Gluten', [], ['gluten', 'eggs']],
  ['nl', 'sporen van sesam', [], ['sesame']],
  ['nl', 'zonder melk', [], []],
  ['en', 'may contain traces of lupin', [], ['lupin']],
  ['en', 'almond milk', ['nuts'], []],
  ['en', 'rice flour', [], []],
] as const)('%s: %s', (language, line, contains, mayContain) => {
  expect(allergensIn(read(line, language))).toMatchObject({ contains, mayContain });
});
