import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readScenario, schemaOfFile, type Scenario } from './file.js';
import { run } from './run.js';
import { linesOf, reportOf } from './verdict.js';

/*
 * npm run scenario -- FILE [--only K01,K03] [--json]
 * npm run scenario -- --schema
 *
 * Plays a day in the village on a service of its own. Exit code 1 where anything failed: an
 * expectation, the file, or what it says of itself.
 */

const USAGE = 'npm run scenario -- FILE [--only K01,K03] [--json]';
const OPTIONS = {
  only: { type: 'string' },
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

/** Plays the file, prints what became of it, and fails if anything did. */
async function play(
  values: { readonly only?: string | undefined; readonly json: boolean },
  positionals: readonly string[],
): Promise<void> {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  // npm runs a script in the folder of its package, and says from where it was called.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  const scenario = only(values.only, readScenario(readFileSync(path, 'utf8')));
  const verdicts = await run(scenario);
  const names = new Map(Object.entries(scenario.personas).map(([id, { name }]) => [id, name]));
  const report = reportOf(scenario.id, [...names.keys()], verdicts);
  const lines = values.json ? [JSON.stringify(report, null, 1)] : linesOf(names, verdicts);
  console.log(lines.join('\n'));
  process.exitCode = report.failed > 0 ? 1 : 0;
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
