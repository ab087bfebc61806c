import { expect, test } from '@jest/globals';
import { DayHint, HINTS, paths, type Path } from '@village-butcher/sdk/contract';
import * as fc from 'fast-check';
import ts from 'typescript';
import { filesBelow, sourceOf } from '../support/source.js';

const hint = { date: '2026-11-26', hint: 'important' };

test('L8: a day hint has room for a day, a hint and a number of guests, and for nothing else', () => {
  const place = fc.oneof(fc.constantFrom('title', 'start', 'location', 'attendees'), fc.string());
  const strange = place.filter((name) => !['date', 'hint', 'count', '__proto__'].includes(name));
  fc.assert(
    fc.property(strange, fc.string(), (name, text) => {
      expect(DayHint.safeParse({ ...hint, [name]: text }).success).toBe(false);
    }),
  );
});

test('L8: a hint is one of the closed list, and a day is no time of day', () => {
  const free = fc.string().filter((text) => !HINTS.some((word) => word === text));
  fc.assert(
    fc.property(free, (text) => {
      expect(DayHint.safeParse({ ...hint, hint: text }).success).toBe(false);
      expect(DayHint.safeParse({ ...hint, date: `${hint.date}${text}x` }).success).toBe(false);
    }),
  );
  expect(DayHint.safeParse(hint).success).toBe(true);
});

test('L9: no address that can be opened writes anything', () => {
  const table: readonly Path[] = Object.values(paths);
  expect(table.filter(({ method, writes }) => method === 'GET' && writes)).toEqual([]);
});

/** What a customer can read: every piece of text that stands in a file of texts. */
const texts = ['src', 'web/src', 'sdk/src']
  .flatMap((folder) => filesBelow(folder, /\/texts[^/]*\.ts$/))
  .flatMap((path) => sourceOf(path).nodes)
  .filter((node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
  .map((node) => node.getText());

const PROMISES =
  /\b(safe(ly)?|suitable|harmless|risk-free|guaranteed?|(un)?bedenklich|geeignet|garantiert|sicher)\b/i;

test('L13: no text of ours calls anything safe or suitable', () => {
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => PROMISES.test(text))).toEqual([]);
});

test('L13: a text on what is not in it names whose word that is', () => {
  const without = texts.filter((text) => /^['"`](ohne|without) \{words\}/.test(text));
  expect(without.length).toBeGreaterThan(1);
  expect(without.filter((text) => !/Herstellerangabe|producer/.test(text))).toEqual([]);
});
