import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES, type Language } from '../../src/food/language.js';
import { MOST_CHARACTERS, parsed, parseLine } from '../../src/food/line.js';

/** Quantity, unit and foods of a line, as a cook would say them. */
function read(language: Language, line: string): string {
  const { quantity, unit, food, also } = parseLine(line, language);
  const number = typeof quantity === 'object' ? (quantity?.join('-') ?? '-') : String(quantity);
  return [number, unit ?? '-', [food, ...also.map((item) => item.food)].join(' + ')].join(' ');
}

const TOLD: readonly (readonly [Language, string, string])[] = [
  ['de', '4 EL Kürbiskernöl', '4 tbsp kürbiskernöl'],
  ['de', '2,25 kg Rinderbrust', '2.25 kg rinderbrust'],
  ['de', '2.500 g Rinderbrust', '2500 g rinderbrust'],
  ['de', 'einen halben Liter Molke', '0.5 l molke'],
  ['de', '1 m.-große Rübe(n)', '1 piece rübe'],
  ['de', '3 Rosmarinzweige', '3 sprig rosmarin'],
  ['de', 'je 1 Msp. Zimt, Anis und Nelke', '1 knife-tip zimt + anis + nelke'],
  ['de', '2 große, reife Birnen', '2 piece birnen'],
  ['nl', 'anderhalf pond snijbonen', '1.5 pfund snijbonen'],
  ['nl', '2 volle soeplepels gries', '2 tbsp gries'],
  ['nl', '1 bol knoflook', '1 bulb knoflook'],
  ['nl', '4 knoflooktenen, geplet', '4 clove knoflook'],
  ['nl', '500 g half om half gehakt', '500 g half om half gehakt'],
  ['nl', 'elk een theelepel anijs en kummel', '1 tsp anijs + kummel'],
  ['en', '1 lb 4 oz parsnips', '1 lb parsnips'],
  ['en', '400g tin borlotti beans', '1 can borlotti beans'],
  ['en', 'half a dozen quails’ eggs', "6 piece quails' eggs"],
  ['en', '1-1/2 cups semolina', '1.5 cup semolina'],
  ['en', '3 parsley sprigs', '3 sprig parsley'],
  ['en', '6 cloves', '6 piece cloves'],
  ['en', 'a little walnut oil', '- - walnut oil'],
];

test.each(TOLD)('a line is read as a cook reads it: %s, %s', (language, line, wanted) => {
  expect(read(language, line)).toBe(wanted);
});

describe('what stands around a food is told apart from it', () => {
  test('a choice is two foods, and a word they share is given to both', () => {
    const { food, alternatives } = parseLine('200 ml Reis- oder Haferdrink', 'de');
    expect([food, ...alternatives.map((item) => item.food)]).toEqual(['reisdrink', 'haferdrink']);
  });

  test('an amount of each branch of a choice stays with it', () => {
    expect(parseLine('1 leek or 3 spring onions', 'en').alternatives).toEqual([
      { quantity: 3, unit: 'piece', food: 'spring onions' },
    ]);
  });

  test('L5: what a food is without is no food, and an adjective stays in its name', () => {
    expect(parseLine('Brot ohne Sesam und Mohn', 'de').without).toEqual(['sesam', 'mohn']);
    expect(parseLine('100 g nussfreies Müsli', 'de')).toMatchObject({
      food: 'nussfreies müsli',
      without: [],
    });
  });

  test('an optional food is still a food; to taste is not optional', () => {
    expect(parseLine('sesamzaad (eventueel)', 'nl')).toMatchObject({
      food: 'sesamzaad',
      optional: true,
    });
    expect(parseLine('soy sauce, to taste', 'en').optional).toBe(false);
  });

  test('a pack, a part, a size and a purpose have a place of their own', () => {
    expect(parseLine('2 Dosen (à 240 g) Mais', 'de').pack).toEqual({ quantity: 240, unit: 'g' });
    expect(parseLine('zest of 2 grapefruits', 'en').part).toBe('zest');
    expect(parseLine('1 kleine knolselderij', 'nl').size).toBe('kleine');
    expect(parseLine('Schmalz zum Ausbacken', 'de').purpose).toBe('zum ausbacken');
  });

  test('a heading names no food', () => {
    expect(parsed('Für die Glasur:', 'de')).toMatchObject({ heading: true, food: null });
  });

  test('what is printed has its members in one order', () => {
    expect(Object.keys(parsed('1 el stroop', 'nl')).join(' ')).toBe(
      'line heading quantity unit food optional also alternatives plus without preparation size pack part purpose about fill',
    );
  });
});

const anyLanguage = fc.constantFrom(...LANGUAGES);
const anyScrap = fc.constantFrom(
  ...'1 ½ 2-3 / , ; : ( ) - EL tsp el g und of and oder or ohne zum for à x % je ca. gehackt Ei'.split(
    ' ',
  ),
);
const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(anyScrap, { maxLength: 14 }).map((scraps) => scraps.join(' ')),
  fc.array(anyScrap, { maxLength: 14 }).map((scraps) => scraps.join('')),
);

describe('whatever a line says', () => {
  test('it is read without a fault, and twice the same', () => {
    fc.assert(
      fc.property(anyLine, anyLanguage, (line, language) => {
        expect(parseLine(line, language)).toEqual(parseLine(line, language));
      }),
      { numRuns: 1000 },
    );
  });

  test('what is unread stands in the line', () => {
    fc.assert(
      fc.property(anyLine, anyLanguage, (line, language) => {
        for (const [from, to] of parseLine(line, language).unread) {
          expect(0 <= from && from < to && to <= line.length).toBe(true);
        }
      }),
    );
  });

  test('no word is lost: it is in a food, beside one, or unread', () => {
    const anyWord = fc.string({ unit: fc.constantFrom(...'bdfhjkmnpqruvwyz'), minLength: 5 });
    const anyJoint = fc.constantFrom(' ', ', ', ' (', ') ', '; ', ': ', ' - ', '/', ' & ', ', 2 ');
    const anyWords = fc.array(fc.tuple(anyWord, anyJoint), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyWords, anyLanguage, (words, language) => {
        const line = words.flat().join('');
        const { line: _line, unread, heading, ...said } = parseLine(line, language);
        const places = unread.map(([from, to]) => line.slice(from, to)).join(' ');
        const all = JSON.stringify(said) + places;
        expect(heading ? [] : words.filter(([word]) => !all.includes(word))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('numbers are finite, and the lower bound is the first', () => {
    fc.assert(
      fc.property(anyLine, anyLanguage, (line, language) => {
        const { quantity } = parseLine(line, language);
        const [low, high] =
          typeof quantity === 'object' ? (quantity ?? [0, 0]) : [quantity, quantity];
        expect(Number.isFinite(low) && Number.isFinite(high) && low <= high).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('without a digit, a number word and a measure there is no quantity', () => {
    const anyFood = fc.string({ unit: fc.constantFrom(...'bdfhjkmnpqruvwyz'), minLength: 4 });
    fc.assert(
      fc.property(
        fc.array(anyFood, { minLength: 1, maxLength: 4 }),
        anyLanguage,
        (words, language) => {
          expect(parseLine(words.join(' '), language).quantity).toBeNull();
        },
      ),
    );
  });

  test('a longer line than anybody writes is refused at once, whole', () => {
    const line = '1/1 ('.repeat(MOST_CHARACTERS);
    expect(parseLine(line, 'de')).toMatchObject({ food: null, unread: [[0, line.length]] });
  });
});

describe('an amount is never another amount', () => {
  const SPOONS = { de: ['EL', 'TL'], nl: ['el', 'tl'], en: ['tbsp', 'tsp'] } as const;

  test('spoons are spoons, joined or not', () => {
    fc.assert(
      fc.property(anyLanguage, fc.integer({ min: 1, max: 99 }), (language, count) => {
        const [large, small] = SPOONS[language];
        for (const gap of ['', ' ', '\u00A0']) {
          expect(read(language, `${count}${gap}${large} ghee`)).toBe(`${count} tbsp ghee`);
          expect(read(language, `${count}${gap}${small} ghee`)).toBe(`${count} tsp ghee`);
        }
      }),
    );
  });

  test('a decimal is a decimal in every language, and never ten times as much', () => {
    const anyTenths = fc.integer({ min: 1, max: 999 }).filter((tenths) => tenths % 10 !== 0);
    fc.assert(
      fc.property(anyLanguage, anyTenths, fc.constantFrom(',', '.'), (language, tenths, point) => {
        const written = `${Math.floor(tenths / 10)}${point}${tenths % 10}`;
        expect(parseLine(`${written} kg ghee`, language).quantity).toBeCloseTo(tenths / 10, 9);
      }),
    );
  });

  test('thousands are parted as the language does it', () => {
    expect(['de', 'nl'].map((one) => read(one as Language, '1.250 g ghee'))).toEqual(
      Array(2).fill('1250 g ghee'),
    );
    expect(read('en', '1,250 g ghee')).toBe('1250 g ghee');
    expect(read('en', '1.250 kg ghee')).toBe('1.25 kg ghee');
    expect(read('de', '0.125 l Molke')).toBe('0.125 l molke');
  });
});
