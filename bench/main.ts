import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { startGround, type Ground } from './ground.js';
import { circumstances, pageOf, tableOf } from './page.js';
import { lineOf, type Figure } from './row.js';
import { ROWS } from './rows.js';

const PAGE = 'docs/BENCHMARKS.md';
/** What the command line asks for: the rows by their names, and how to tell them. */
interface Wanted {
  readonly names: readonly string[];
  readonly json: boolean | undefined;
  readonly rows: number | undefined;
}

/** Rows of an export come in tens: a tenth of them is measured, too. */
const ROWS_OF_EXPORT = /^[1-9]\d{2,6}0$/;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Reads the command line, or ends with the reason why it cannot. */
function wantedIn(words: string[]): Wanted {
  try {
    const { values } = parseArgs({
      args: words,
      options: { only: { type: 'string' }, json: { type: 'boolean' }, rows: { type: 'string' } },
    });
    const names = values.only?.split(',').map((name) => name.trim()) ?? Object.keys(ROWS);
    const unknown = names.filter((name) => !Object.hasOwn(ROWS, name));
    if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(', ')} to measure.`);
    const { json, rows } = values;
    if (rows !== undefined && !ROWS_OF_EXPORT.test(rows)) {
      throw new Error('--rows is a number of tens, from 1,000 to 99,999,990.');
    }
    return {
      names: Object.keys(ROWS).filter((name) => names.includes(name)),
      json,
      rows: rows === undefined ? undefined : Number(rows),
    };
  } catch (cause) {
    say(
      `${(cause as Error).message}\nnpm run bench -- [--only ${Object.keys(ROWS)}] [--rows N] [--json]`,
    );
    process.exit(2);
  }
}

/** Measures the rows one after another, on one PostgreSQL that is there if one of them needs it. */
async function measured({ names, rows }: Wanted) {
  let started: Promise<Ground> | undefined;
  const ground = () => (started ??= startGround(say));
  const end = async () => (await started)?.end();
  process.once('SIGINT', () => void end().finally(() => process.exit(130)));
  try {
    const figures: Figure[] = [];
    for (const name of names) {
      figures.push(
        ...(await ROWS[name]!({ say: (text) => say(`${name}: ${text}`), ground, rows })),
      );
    }
    return { figures, postgres: (await started)?.version };
  } finally {
    await end();
  }
}

const wanted = wantedIn(process.argv.slice(2));
const { names, json } = wanted;
const before = circumstances(new Date());
const { figures, postgres } = await measured(wanted);
if (json) {
  for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
} else {
  const isWhole = names.length === Object.keys(ROWS).length;
  const page = pageOf(figures, { ...before, postgres: postgres ?? '–' });
  const config = await resolveConfig(PAGE);
  process.stdout.write(await format(tableOf(figures), { ...config, parser: 'markdown' }));
  if (isWhole) writeFileSync(PAGE, await format(page, { ...config, parser: 'markdown' }));
  say(isWhole ? `${PAGE} holds this run.` : `${PAGE} stays as it was: it holds whole runs only.`);
}
