import { expect, test } from '@jest/globals';
import type { ImportedProduct, Language } from '@village-butcher/sdk/contract';
import { remarksIn } from '../../src/catalogue/remarks.js';
import { compile } from '../../src/catalogue/shelf.js';
import { STORES, catalogueOf, productNamed, recipeNamed } from '../support/catalogues.js';

const declared = (more: object = {}) => ({
  allergens: { contains: [], mayContain: [], asOf: '2026-11-20', ...more },
});

const shop = (lines: readonly string[], products: readonly ImportedProduct[], language: Language) =>
  catalogueOf({
    products,
    recipes: [recipeNamed('R0', { ingredients: lines.map((line) => ({ line, language })) })],
  });

const madeOf = (document: ReturnType<typeof shop>) => compile(document, 'e').recipes.items[0]!;

test('a line takes the product that is its food, or a kind of it, and says most of its words', () => {
  const products = [
    productNamed('P0', { name: 'Linsen-Mais-Pasta', foods: ['pasta', 'lentil-pasta'] }),
    productNamed('P1', { name: 'Rote Linsen', foods: ['lentils'] }),
    productNamed('P2', { name: 'Räucherlachs', foods: ['salmon', 'smoked-salmon'] }),
    productNamed('P3', { name: 'Lachsfilet', foods: ['salmon'], attributes: ['fillet'] }),
    productNamed('P4', { name: 'Gemüsebrühe', ...declared({ contains: ['celery'] }) }),
    productNamed('P5', { name: 'Gemüsebrühe klar' }),
    productNamed('P6', {
      name: 'Sahne laktosefrei',
      foods: ['cream'],
      attributes: ['lactose-free'],
    }),
  ];
  const taken = (line: string, language: Language = 'de') =>
    madeOf(shop([line], products, language)).products.map(({ ref }) => ref);
  expect(taken('280 g rote Linsen')).toEqual(['P1']);
  expect(taken('600 g Lachsfilet')).toEqual(['P3']);
  expect(taken('200 g smoked salmon', 'en')).toEqual(['P2']);
  expect(taken('20 g Gemüsebrühe ohne Sellerie')).toEqual(['P5']);
  expect(taken('200 ml lactose-free cream', 'en')).toEqual(['P6']);
  expect(taken('200 ml laktosefreie Sahne')).toEqual(['P6']);
});

test('what a store must have and does not makes a dish nowhere; water, salt and pepper are there', () => {
  const potatoes = productNamed('P0', { name: 'Kartoffeln', foods: ['potatoes'] });
  const at = (...lines: readonly string[]) =>
    [...madeOf(shop(lines, [potatoes], 'de')).stores].toSorted();
  expect(at('1 kg Kartoffeln', '1 l Wasser', 'Salz und Pfeffer')).toEqual([...STORES].toSorted());
  expect(at('1 kg Kartoffeln', '200 g Feta')).toEqual([]);
  const remarks = remarksIn(shop(['1 kg Kartoffeln', '200 g Feta'], [potatoes], 'de'));
  expect(remarks).toContainEqual({
    path: ['recipes', 0, 'ingredients', 1],
    code: 'no-product',
    id: 'R0',
  });
  expect(remarks.map(({ code }) => code)).toContain('in-no-store');
});
