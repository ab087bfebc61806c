import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ALLERGENS, DIETS, LOCALES, type Locale } from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { allergenDeclared, allergenNamed, nameOfAllergen } from '../../src/food/allergen.js';
import { suggest } from '../../src/recommend/suggest.js';
import { LANGUAGES, textOf, type TextKey } from '../../src/recommend/texts.js';
import { anyWorld } from '../support/households.js';

/** Words that promise what nobody can know. */
const PROMISES =
  /sicher|geeignet|unbedenklich|verträglich|garantiert|\bsafe|suitable|guaranteed|free of|veilig|geschikt|gegarandeerd|ist halal|ist koscher|is halal|is kosher/i;

/** Words that would tell what a hint, a diet or an age may mean. */
const INFERENCES =
  /schwanger|pregnan|krank|\bill\b|illness|diabet|muslim|jüdisch|jewish|religi|verreist|abwesend|zu hause|at home|absent|holiday|urlaub|wegen deine/i;

const textsIn = (locale: Locale) => Object.entries(LANGUAGES[locale].texts);

test.each(LOCALES)('L13: no text promises safety or draws a conclusion: %s', (locale) => {
  const faulty = textsIn(locale).filter(([, text]) => PROMISES.test(text) || INFERENCES.test(text));
  expect(faulty).toEqual([]);
});

test('L13: no answer promises safety or draws a conclusion', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      const { suggestions } = suggest(permitted, visit, compile(document, 'e'));
      const answer = JSON.stringify(suggestions);
      expect([PROMISES.exec(answer), INFERENCES.exec(answer)]).toEqual([null, null]);
    }),
    { numRuns: 200 },
  );
});

const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

test('every sentence is there in every language, with the same gaps', () => {
  const [first, ...others] = LOCALES.map((locale) =>
    textsIn(locale).map(([key, text]) => [key, gaps(text)]),
  );
  for (const other of others) expect(other).toEqual(first);
  expect(LOCALES.flatMap(textsIn).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('every sentence that goes out is whole', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      const { items, emptyBecause } = suggest(permitted, visit, compile(document, 'e')).suggestions;
      const texts = items.flatMap(({ reasons }) => reasons.map(({ text }) => text));
      for (const text of [...texts, emptyBecause?.text ?? '-']) {
        expect(text).not.toMatch(/[{}]|undefined|null|NaN|Infinity|,\s*$|^\s|\s$/);
      }
    }),
    { numRuns: 200 },
  );
});

test.each<[Locale, TextKey, string]>([
  ['de', 'gate.allergies', 'ohne Gluten, Milch und Kiwi laut Herstellerangabe vom 20.11.2026'],
  [
    'en',
    'gate.allergies',
    "without gluten, milk and Kiwi according to the producer's declaration of 20 November 2026",
  ],
])('L13: a declaration is named with its day: %s', (locale, key, text) => {
  const params = { words: ['gluten', 'milk', 'Kiwi'], date: '2026-11-20' };
  expect(textOf({ key, params }, locale)).toBe(text);
});

test('L13: a certificate is named, and nothing more is said than that no conflict was found', () => {
  const params = { words: ['halal'], certificates: ['halal'] };
  expect(textOf({ key: 'gate.diet-certified', params }, 'de')).toBe(
    'halal: kein Konflikt gefunden; Zertifikat: halal',
  );
});

test('each of the 14 is understood in its own name and in every language', () => {
  for (const allergen of ALLERGENS) {
    const names = [allergen, ...LOCALES.map((locale) => nameOfAllergen(allergen, locale))];
    const spelled = names.flatMap((name) => [name, name.toUpperCase(), ` ${name} `]);
    expect(spelled.map(allergenNamed)).toEqual(spelled.map(() => allergen));
    expect(allergenNamed(nameOfAllergen(allergen, 'de').normalize('NFD'))).toBe(allergen);
  }
  expect(['kiwi', 'constructor', ''].map(allergenNamed)).toEqual([undefined, undefined, undefined]);
  expect(['Weizen', 'almonds', 'Laktose', 'Eier', 'kiwi'].map(allergenDeclared)).toEqual([
    'gluten',
    'nuts',
    'milk',
    'eggs',
    undefined,
  ]);
  expect(['Weizen', 'almonds'].map(allergenNamed)).toEqual([undefined, undefined]);
  expect(DIETS.map((diet) => LANGUAGES.de.names.get(diet) ?? diet)).toContain('vegetarisch');
});
