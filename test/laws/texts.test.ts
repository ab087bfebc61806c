import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ALLERGENS, DIETS, LOCALES, type Locale } from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { allergenDeclared, allergenNamed, nameOfAllergen } from '../../src/food/allergen.js';
import { suggest } from '../../src/recommend/suggest.js';
import { LANGUAGES, textOf, type TextKey } from '../../src/recommend/texts.js';
import { TEXTS } from '../../web/src/texts.js';
import { anyWorld } from '../support/households.js';

/** Words that promise what nobody can know. A language without its own does not compile. */
const PROMISES = anyOf({
  de: /sicher|geeignet|unbedenklich|(?<!un)verträglich|garantiert|garantie|frei von|harmlos|ist halal|ist koscher/,
  en: /\bsafe|suitable|guarantee|free of|free from|harmless|is halal|is kosher/,
  nl: /veilig|geschikt|gegarandeerd|garantie|onschadelijk|ongevaarlijk|zonder risico|vrij van|is koosjer/,
});

/** Words that would tell what a hint, a diet or an age may mean. */
const INFERENCES = anyOf({
  de: /schwanger|krank|diabet|muslim|jüdisch|religi|verreist|abwesend|zu hause|urlaub|wegen deine/,
  en: /pregnan|\bill\b|illness|jewish|at home|absent|holiday|because of your/,
  nl: /zwanger|ziek|moslim|joods|geloof|op reis|afwezig|\bthuis\b|vakantie|vanwege je/,
});

/** A word of one language is banned in all: an answer may hold several. */
function anyOf(words: Readonly<Record<Locale, RegExp>>): RegExp {
  return new RegExp(LOCALES.map((locale) => words[locale].source).join('|'), 'i');
}

const textsIn = (locale: Locale) => Object.entries(LANGUAGES[locale].texts);

test.each(LOCALES)('L13: no text promises safety or draws a conclusion: %s', (locale) => {
  const faulty = textsIn(locale).filter(([, text]) => PROMISES.test(text) || INFERENCES.test(text));
  expect(faulty).toEqual([]);
});

test.each(LOCALES)('L13: no sentence of the page promises safety: %s', (locale) => {
  expect(Object.entries(TEXTS[locale]).filter(([, text]) => PROMISES.test(text))).toEqual([]);
});

test.each([
  'Sicher ohne Nüsse',
  'suitable for you',
  'veilig voor jou',
  'gegarandeerd zonder noten',
])('L13: a promise is found: %s', (text) => expect(PROMISES.test(text)).toBe(true));

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
  [
    'nl',
    'gate.allergies',
    'zonder gluten, melk en Kiwi volgens de fabrikant (opgave van 20 november 2026)',
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

test.each<[Locale, string]>([
  ['de', 'heute hier 1,99\u00a0€ statt 12,50\u00a0€'],
  ['en', 'here today for €1.99 instead of €12.50'],
  ['nl', 'vandaag hier voor €\u00a01,99 in plaats van €\u00a012,50'],
])('an offer names both prices, as money is written there: %s', (locale, text) => {
  expect(textOf({ key: 'boost.offer', params: { price: 199, before: 1250 } }, locale)).toBe(text);
});

test('each of the 14 is understood in its own name and in every language', () => {
  for (const allergen of ALLERGENS) {
    const names = [allergen, ...LOCALES.map((locale) => nameOfAllergen(allergen, locale))];
    const spelled = names.flatMap((name) => [name, name.toUpperCase(), ` ${name} `]);
    expect(spelled.map(allergenNamed)).toEqual(spelled.map(() => allergen));
    expect(allergenNamed(nameOfAllergen(allergen, 'de').normalize('NFD'))).toBe(allergen);
  }
  expect(['kiwi', 'constructor', ''].map(allergenNamed)).toEqual([undefined, undefined, undefined]);
  const declared = ['Weizen', 'almonds', 'Laktose', 'Eier', 'tarwe', 'PINDA’S', 'kiwi'];
  expect(declared.map(allergenDeclared)).toEqual([
    'gluten',
    'nuts',
    'milk',
    'eggs',
    'gluten',
    'peanuts',
    undefined,
  ]);
  expect(['Weizen', 'almonds', 'tarwe'].map(allergenNamed)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(DIETS.map((diet) => LANGUAGES.de.names.get(diet) ?? diet)).toContain('vegetarisch');
});
