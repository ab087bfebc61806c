import { expect, test } from '@jest/globals';
import { LOCALES, type Locale } from '@village-butcher/sdk/contract';
import {
  capital,
  MESSAGES,
  type MessageKey,
  setMessages,
  wordsOf,
} from '@village-butcher/sdk/elements/messages';

/** Promises of safety (L13), guilt and bait, and fog. As whole words, for each of them has a twin. */
const BANNED: Readonly<Record<Locale, RegExp>> = {
  de: whole(
    'sicher|geeignet|unbedenklich|verträglich|garantiert|ist halal|ist koscher',
    'schade|leider|verpasst|ggf|Partner|Erlebnis',
  ),
  en: whole(
    'safe|suitable|guaranteed|free of|miss out|sorry|unfortunately',
    'may|might|partners|experience',
  ),
  nl: whole('veilig|geschikt|gegarandeerd|jammer|helaas', 'eventueel|partners|beleving'),
};
const MOST_WORDS = 20;

const keys = Object.keys(MESSAGES.de) as MessageKey[];
const texts = LOCALES.flatMap((locale) =>
  keys.map((key) => ({ locale, key, text: MESSAGES[locale][key] })),
);
const wordsIn = (sentence: string): readonly string[] => sentence.split(/\s+/).filter(Boolean);

test('every sentence of the elements is there in every language, and none is empty', () => {
  for (const locale of LOCALES)
    expect(Object.keys(MESSAGES[locale]).toSorted()).toEqual(keys.toSorted());
  expect(texts.filter(({ text }) => text.trim() === '')).toEqual([]);
  expect(keys.length).toBeGreaterThan(100);
});

test('a sentence has the same gaps in every language', () => {
  const gaps = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const key of keys) {
    const wanted = gaps(MESSAGES.de[key]);
    expect([key, gaps(MESSAGES.en[key]), gaps(MESSAGES.nl[key])]).toEqual([key, wanted, wanted]);
  }
});

test('L13: no sentence of the elements promises safety, lays on guilt or spreads fog', () => {
  expect('We may keep it.').toMatch(BANNED.en);
  expect('Der Mai ist da.').not.toMatch(BANNED.de);
  const found = texts.filter(({ locale, text }) => BANNED[locale].test(text));
  expect(found).toEqual([]);
});

test('nobody shouts, and no sentence is longer than one breath', () => {
  expect(texts.filter(({ text }) => /[!\p{Extended_Pictographic}]/u.test(text))).toEqual([]);
  const long = texts
    .flatMap(({ text }) => text.split(/(?<=[.?])\s/))
    .filter((sentence) => wordsIn(sentence).length > MOST_WORDS);
  expect(long).toEqual([]);
});

test('an app says a sentence in other words, in one language, and the rest stays', () => {
  const formal = { 'status.none': 'Sie teilen nichts. Sie sehen, was alle sehen.' } as const;
  setMessages('de', formal);
  const [de, en] = [wordsOf(MESSAGES, 'de'), wordsOf(MESSAGES, 'en')];
  expect(de.say('status.none')).toBe(formal['status.none']);
  expect(de.say('undo')).toBe('Rückgängig');
  expect(en.say('status.none')).toBe(MESSAGES.en['status.none']);
});

test('a word that only a later version knows has a name all the same', () => {
  const { name, count } = wordsOf(MESSAGES, 'en');
  expect(name('field', 'gait')).toBe('a fact that we do not know here yet');
  expect(capital(name('recipient', 'app', { name: 'Brandt app' }))).toBe('My Brandt app');
  expect([count('facts', 1), count('facts', 2)]).toEqual(['1 fact', '2 facts']);
});

function whole(...words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(${words.join('|')})(?!\\p{L})`, 'iu');
}
