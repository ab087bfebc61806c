import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readScenario, schemaOfFile, type Scenario } from './file.js';
import { run, type Run } from './run.js';
import { linesOf, reportOf } from './verdict.js';

/*
 * npm run scenario -- FILE [--only K01,K03] [--browser K03] [--json]
 * npm run scenario -- --schema
 *
 * Plays a day in the village on a service of its own. Exit code 1 where anything failed: an
 * expectation, the file, or what it says of itself. Whoever is named behind --browser presses and
 * reads the SDK's elements in a real one.
 */

const USAGE = 'npm run scenario -- FILE [--only K01,K03] [--browser K03] [--json]';
const OPTIONS = {
  only: { type: 'string' },
  browser: { type: 'string' },
  json: { type: 'boolean', default: false },
  schema: { type: 'boolean', default: false },
} as const;

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (values.schema) console.log(JSON.stringify(schemaOfFile(), null, 2));
  else await play(values, positionals);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

interface Values {
  readonly only?: string | undefined;
  readonly browser?: string | undefined;
  readonly json: boolean;
}

/** Plays the file, prints what became of it, and fails if anything did. */
async function play(values: Values, positionals: readonly string[]): Promise<void> {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  // npm runs a script in the folder of its package, and says from where it was called.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  const scenario = only(values.only, readScenario(readFileSync(path, 'utf8')));
  const inBrowser = customersIn(values.browser, scenario);
  const { verdicts, looked } = await run(scenario, inBrowser);
  const names = new Map(
    Object.entries(scenario.personas).map(([id, { name }]) => [
      id,
      inBrowser.includes(id) ? `${name} (in a browser)` : name,
    ]),
  );
  const report = reportOf(scenario.id, [...names.keys()], verdicts);
  const lines = values.json
    ? [JSON.stringify(report, null, 1)]
    : [...linesOf(names, verdicts), ...countsOf(looked)];
  console.log(lines.join('\n'));
  process.exitCode = report.failed > 0 ? 1 : 0;
}

/** Of those who are named, each has an account and so an app. */
function customersIn(ids: string | undefined, { personas }: Scenario): readonly string[] {
  const named = ids?.split(',') ?? [];
  const stranger = named.find((id) => !personas[id] || 'guest' in personas[id]);
  if (stranger !== undefined) throw new Error(`--browser: the file knows no customer ${stranger}.`);
  return named;
}

/** How often the elements were looked at and pressed, so that nobody passes unseen. */
function countsOf(looked: Run['looked']): readonly string[] {
  return Array.from(
    looked,
    ([id, { visits, acts }]) => `${id} in a browser: ${visits} looked, ${acts} pressed`,
  );
}

/** The same day with these people alone. */
function only(ids: string | undefined, scenario: Scenario): Scenario {
  if (ids === undefined) return scenario;
  const wanted = ids.split(',');
  const stranger = wanted.find((id) => !(id in scenario.personas));
  if (stranger !== undefined) throw new Error(`--only: the file knows no ${stranger}.`);
  const personas = Object.entries(scenario.personas).filter(([id]) => wanted.includes(id));
  return { ...scenario, personas: Object.fromEntries(personas) };
}
