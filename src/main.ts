import process from 'node:process';
import { Log, asJson, asText } from './api/log.js';
import { Ends } from './ends.js';
import { Management } from './management.js';
import { Metrics } from './metrics.js';
import { OperatorSettings } from './operator-settings.js';
import { outletsOf } from './outlets.js';
import { sentenceOf } from './sentence.js';
import { Settings } from './settings.js';
import { expectShortLives } from './short-lived.js';

/** Longest that an orderly end may take. */
const PATIENCE_MS = 60_000;

expectShortLives();

const say = (line: string) => process.stdout.write(`${line}\n`);
const spell = process.stdout.isTTY ? asText : asJson;
const ends = new Ends();
let log = new Log(say, spell);

/** Ends everything in order, and the process with it. Asked twice, it ends at once. */
async function leave(code: number): Promise<void> {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  await ends.all();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.tell({ event: 'stopping' });
    void leave(0);
  });
}

try {
  const operator = new OperatorSettings(process.env);
  const metrics = new Metrics();
  const management = new Management(metrics);
  log = new Log(say, spell, outletsOf(operator, metrics));
  const { origin, stop } = await management.listen(operator);
  ends.add(stop);
  if (origin !== undefined) say(`Metrics and health are on ${origin}`);
  const settings = new Settings(process.env);
  // Read when it is needed: it is nine tenths of the code, and a wrong setting is told before it.
  const { start } = await import('./start.js');
  for (const line of await start(settings, { log, management }, ends)) say(line);
} catch (error) {
  process.stderr.write(`The village butcher did not start. ${sentenceOf(error)}\n`);
  await leave(1);
}
