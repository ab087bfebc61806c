import { expect, test } from '@jest/globals';
import { LOCALES } from '@village-butcher/sdk/contract';
import { auditTexts } from '@village-butcher/sdk/testing';
import { KIOSK } from '../../sdk/src/kiosk/texts.js';
import { TEXTS } from '../../web/src/texts.js';

const spotted = (text: string, locale: (typeof LOCALES)[number]) =>
  auditTexts({ it: text }, locale).map(({ pattern, measured }) => `${pattern} ${measured}`);

test.each(LOCALES)('no text of the page steers, blurs or is missing: %s', (locale) => {
  expect(auditTexts(TEXTS[locale], locale, TEXTS.de)).toEqual([]);
  expect(auditTexts(KIOSK[locale], locale, KIOSK.de)).toEqual([]);
});

test.each([
  ['de', 'Schade, du verpasst etwas.', ['6 “Schade”', '6 “verpasst”']],
  ['en', 'Sorry, you miss out.', ['6 “Sorry”', '6 “miss out”']],
  ['nl', 'Helaas, dat is jammer.', ['6 “Helaas”', '6 “jammer”']],
  ['de', 'Jetzt teilen!', ['6 “!”']],
  ['en', 'We like you 😢', ['6 “😢”']],
  ['nl', 'Tot morgen :-)', ['6 “:-)”']],
  ['de', 'Wir geben es ggf. an Partner.', ['16 “ggf.”', '16 “Partner”']],
  ['en', 'We may use it.', ['16 “may”']],
  ['nl', 'Voor een betere beleving.', ['16 “beleving”']],
  ['en', 'Suitable for you.', ['16 “Suitable”']],
  ['de', 'Die meisten erlauben es.', ['4 “Die meisten”']],
  ['de', 'Das geht nicht ohne dich.', ['16 “Das geht nicht ohne dich”']],
  ['en', 'You do not share nothing.', ['16 “You do not share nothing”']],
  ['nl', 'Niemand leest niets.', ['16 “Niemand leest niets”']],
] as const)('a text that deceives is found: %s: %s', (locale, text, found) => {
  expect(spotted(text, locale)).toEqual(found);
});

test.each([
  ['de', 'Das ist unverträglich, und wir zeigen es nicht.'],
  ['de', 'Ruhe von 8 bis 9 Uhr: (1 Angabe)'],
  ['en', 'Not arrived yet. Nothing is lost, and nobody has read it.'],
  ['nl', 'Je deelt niets. Niemand leest het.'],
  ['en', '× 2 → ©'],
] as const)('a plain text is none of them: %s: %s', (locale, text) => {
  expect(spotted(text, locale)).toEqual([]);
});

test('a sentence has at most twenty words, and a gap is one', () => {
  const long = (words: number) => `${'ja '.repeat(words - 1)}{name}.`;
  expect(spotted(long(20), 'de')).toEqual([]);
  expect(spotted(`${long(20)} ${long(20)}`, 'de')).toEqual([]);
  expect(spotted(long(21), 'de')).toHaveLength(1);
});

test('what one language lacks, adds, leaves empty or fills in otherwise is found', () => {
  const house = { one: 'bis {date}', two: 'An', three: 'Aus' };
  const theirs = { one: 'until {day}', two: ' ', four: 'more' };
  expect(
    auditTexts(theirs, 'en', house).map(({ selector, measured }) => `${selector}: ${measured}`),
  ).toEqual(['two: an empty text', 'three: no text', 'four: a text', 'one: {day}']);
  expect(auditTexts({ one: 'bis {date}' }, 'de')).toEqual([]);
});
