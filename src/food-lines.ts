import { once } from 'node:events';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { allergensIn } from './food/analyse.js';
import { CONSTRAINTS, constraintNamed, type Constraint } from './food/constraint.js';
import { findingOf } from './food/finding.js';
import type { Found, Reading } from './food/found.js';
import { FOOD_READER, ROWS } from './food/knowledge.js';
import { LANGUAGES, type Language } from './food/language.js';
import { parsed } from './food/line.js';
import { explained } from './food/why.js';
import { linesOf } from './lines.js';

const USAGE =
  'Say: food analyse|parse --lang de|nl|en [--evidence] < lines, food check --lang de|nl|en --for vegan,milk < lines, food why "WORDS" --lang de|nl|en, or food stats.';

/** What is said of one line, as an object. */
function analysed(line: string, language: Language): object {
  const reading = FOOD_READER.read(line, language);
  return {
    line,
    ...allergensIn(reading),
    unknown: reading.unread.map(({ text }) => text),
    foods: foodsIn(reading, line, language),
  };
}

const analysedWithEvidence = (line: string, language: Language): object => ({
  ...analysed(line, language),
  evidence: FOOD_READER.read(line, language).found.map(evidenceOf),
});

/** A longer line is a list: it has an amount if it starts with a number, before what parts its foods. */
const LIST = 120;
const FIRST = /^\d(?:[^,;:(]|,(?=\d)){0,120}/;
const startOf = (line: string): string =>
  line.length > LIST ? (FIRST.exec(line)?.[0] ?? '') : line;

/** The foods that a line names; the first has the line's amount. */
function foodsIn({ found }: Reading, line: string, language: Language): readonly object[] {
  const { quantity, unit } = parsed(startOf(line), language);
  return found
    .filter(({ isHead }) => isHead)
    .map(({ food, span }, index) => ({
      id: food.id,
      span,
      quantity: index === 0 ? quantity : null,
      unit: index === 0 ? unit : null,
    }));
}

const evidenceOf = ({ food, span, rule, isHead, isCertain, contains, may }: Found): object => ({
  food: food.id,
  span,
  rule,
  isHead,
  isCertain,
  ...allergensIn({ found: [], unread: [], contains, may }),
});

/** What each line says of some constraints. */
function checked(line: string, language: Language, constraints: readonly Constraint[]): object {
  const reading = FOOD_READER.read(line, language);
  return { line, findings: constraints.map((one) => findingOf(line, reading, one)) };
}

function constraintsIn(names: string | undefined): readonly Constraint[] {
  const found = (names ?? '').split(',').map((name) => constraintNamed(name.trim()));
  const known = found.filter((one) => one !== undefined);
  if (known.length < found.length) {
    throw new Error(`--for takes food:ID and these, with commas: ${CONSTRAINTS.join(' ')}`);
  }
  return known;
}

/** Answers each line of the input, in its order, as one line of JSON. */
async function answerLines(answer: (line: string) => object): Promise<void> {
  for await (const lines of linesOf(process.stdin)) {
    const text = lines.map((line) => `${JSON.stringify(answer(line))}\n`).join('');
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}

const stats = (): string =>
  LANGUAGES.map((language) => {
    const names = ROWS.reduce((sum, row) => sum + row.names[language].length, 0);
    return `${language} ${names} names`;
  })
    .concat(`${ROWS.length} foods`)
    .join('\n');

function languageIn(name: string | undefined): Language {
  const language = LANGUAGES.find((one) => one === name);
  if (!language) throw new Error(USAGE);
  return language;
}

/** What was asked for on the command line. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    options: { lang: { type: 'string' }, evidence: { type: 'boolean' }, for: { type: 'string' } },
    allowPositionals: true,
  });
  const [command, words, ...rest] = positionals;
  if (rest.length > 0 || (words !== undefined) !== (command === 'why')) throw new Error(USAGE);
  if (command === 'stats') return void process.stdout.write(`${stats()}\n`);
  const language = languageIn(values.lang);
  if (command === 'why') {
    const text = explained(words!, FOOD_READER.read(words!, language));
    return void process.stdout.write(`${text}\n`);
  }
  if (command === 'check') {
    const constraints = constraintsIn(values.for);
    return answerLines((line) => checked(line, language, constraints));
  }
  if (command === 'parse') return answerLines((line) => parsed(line, language));
  if (command !== 'analyse') throw new Error(USAGE);
  const answer = values.evidence ? analysedWithEvidence : analysed;
  return answerLines((line) => answer(line, language));
}

// Whoever reads may have enough: then there is nothing left to say.
process.stdout.on('error', () => process.exit(0));
try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof TypeError ? USAGE : (error as Error).message}\n`);
  process.exitCode = 2;
}
