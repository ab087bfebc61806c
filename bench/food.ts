import process from 'node:process';
import { allergensIn } from '../src/food/analyse.js';
import { FOOD_READER } from '../src/food/knowledge.js';
import { LANGUAGES, type Language } from '../src/food/language.js';
import { parsed } from '../src/food/line.js';
import { judgedIn, linesIn, listsIn, type Parsed } from './food-files.js';
import { bits, outcomeOf } from './food-outcome.js';

type Row = readonly [what: string, on: string, result: string, mark: string];

const share = (part: number, whole: number): string =>
  `${part} of ${whole}${whole > 0 ? `, ${((100 * part) / whole).toFixed(1)} %` : ''}`;

/** With no failure among n, the true share is below 3/n with 95 % confidence. */
const bound = (failures: number, n: number): string =>
  failures === 0 && n > 0 ? ` (below ${(300 / n).toFixed(1)} %)` : '';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function trapRows(folder: string): readonly Row[] {
  const traps = judgedIn(folder, 'traps-dev.psv').map(outcomeOf);
  const lookalikes = traps.filter(({ judged }) => judged.block === 'A');
  const certain = sum(traps.map(({ judged }) => bits(judged.certain)));
  const possible = sum(traps.map(({ judged }) => bits(judged.possible)));
  const missed = sum(traps.map((one) => one.missed));
  const alarms = lookalikes.filter(({ isAlarm }) => isAlarm).length;
  return [
    ['certain allergens missed', 'traps', share(missed, certain) + bound(missed, certain), '0'],
    [
      'lookalikes with a false alarm',
      'traps, block A',
      share(alarms, lookalikes.length) + bound(alarms, lookalikes.length),
      '≤ 2 %',
    ],
    [
      'possible allergens not held back',
      'traps',
      share(sum(traps.map((one) => one.unheld)), possible),
      '0',
    ],
    [
      'lookalikes with an unknown word',
      'traps, block A',
      share(lookalikes.filter(({ isUnread }) => isUnread).length, lookalikes.length),
      '≤ 3 %',
    ],
    [
      'other texts with a false alarm',
      'traps, B and C',
      share(
        traps.filter(({ judged, isAlarm }) => isAlarm && judged.block !== 'A').length,
        traps.length - lookalikes.length,
      ),
      'reported',
    ],
  ];
}

function wordRows(folder: string, language: Language): readonly Row[] {
  const words = judgedIn(folder, 'gold-tokens-dev.psv')
    .filter((one) => one.language === language)
    .map(outcomeOf);
  const certain = sum(words.map(({ judged }) => bits(judged.certain)));
  const found = certain - sum(words.map(({ missed }) => missed));
  const mark = language === 'de' ? '≥ 99.5 %' : '≥ 99 %';
  return [
    [
      `recall, ${language}`,
      'judged label words',
      share(found, certain) + bound(certain - found, certain),
      mark,
    ],
    [
      `unknown words, ${language}`,
      'judged label words',
      share(words.filter(({ isUnread }) => isUnread).length, words.length),
      '≤ 2 %',
    ],
    [
      `possible not held back, ${language}`,
      'judged label words',
      share(sum(words.map(({ unheld }) => unheld)), words.length),
      '0',
    ],
    [
      `false alarms, ${language}`,
      'judged label words',
      share(words.filter(({ isAlarm }) => isAlarm).length, words.length),
      'reported',
    ],
  ];
}

function isRead({ line, language, quantity, unit, food, optional }: Parsed): boolean {
  const got = parsed(line, language);
  const foods = [got.food, ...got.also.map((one) => one.food)].filter((one) => one !== null);
  const written = Array.isArray(got.quantity)
    ? got.quantity.map(shown).join('-')
    : shown(got.quantity);
  return (
    quantity.split(';').includes(written) &&
    unit.split(';').includes(got.unit ?? '') &&
    food.split(';').includes(foods.join(' + ')) &&
    (optional === 'yes') === got.optional
  );
}

const shown = (quantity: number | readonly number[] | null): string =>
  quantity === null ? '' : String(Math.round(Number(quantity) * 1000) / 1000);

function lineRows(folder: string): readonly Row[] {
  const lines = linesIn(folder, 'lines-dev.psv');
  const plain = LANGUAGES.map((language): Row => {
    const some = lines.filter((one) => one.language === language && one.form === 'plain');
    return [
      `quantity, unit and food, ${language}`,
      'plain lines',
      share(some.filter(isRead).length, some.length),
      '≥ 98 %',
    ];
  });
  return [
    ...plain,
    [
      'quantity, unit and food',
      'all lines',
      share(lines.filter(isRead).length, lines.length),
      '≥ 97 %',
    ],
  ];
}

const MARKED = /_([^_]{2,60})_/g;

function listRows(folder: string, language: Language): readonly Row[] {
  const lists = listsIn(folder, language);
  const marks = lists.flatMap((list) => Array.from(list.matchAll(MARKED), ([, word]) => word!));
  const empty = marks.filter((word) => {
    const { contains, may } = FOOD_READER.read(word, language);
    return (contains | may) === 0;
  });
  const read = lists.map((list) => FOOD_READER.read(list, language));
  const withUnread = read.filter(({ unread }) => unread.length > 0).length;
  return [
    [
      `marked words with an allergen, ${language}`,
      'lists',
      share(marks.length - empty.length, marks.length),
      'reported',
    ],
    [
      `lists with an unknown word, ${language}`,
      'lists',
      share(withUnread, lists.length),
      'reported',
    ],
  ];
}

function speedRow(folder: string): Row {
  const lists = listsIn(folder, 'de');
  const rates = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    for (const list of lists) allergensIn(FOOD_READER.read(list, 'de'));
    return lists.length / (process.cpuUsage(start).user / 1e6);
  }).toSorted((one, other) => one - other);
  return [
    'lists a second, one core',
    'lists, de, median of 5',
    String(Math.round(rates[2]!)),
    '≥ 10000',
  ];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say the folder of the development files.');
const rows: readonly Row[] = [
  ...trapRows(folder),
  ...LANGUAGES.flatMap((language) => wordRows(folder, language)),
  ...lineRows(folder),
  ...LANGUAGES.flatMap((language) => listRows(folder, language)),
  speedRow(folder),
];
const table = [['what', 'on', 'result', 'mark'], ['---', '---', '---', '---'], ...rows];
process.stdout.write(table.map((row) => `| ${row.join(' | ')} |\n`).join(''));
