import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

/*
 * A log that has been lived: the real service and the real sealer on a fresh embedded database,
 * through the SDK. What stays is a bundle for an auditor, and whom the auditor would trust.
 */

const USAGE = 'npm run ledger:demo -- --out DIR [--lines N]';
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const { out, lines } = asked();
  makeRoom(join(out, 'bundle'));
  // What was asked for wrongly is told before the service is read.
  const { demonstrate } = await import('./ledger-demo-log.js');
  await demonstrate(out, lines, say);
}

/** Takes an earlier bundle away, and nothing else. */
function makeRoom(folder: string): void {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, 'bundle.json'))) throw new Error(`${folder} is something else.`);
  rmSync(folder, { recursive: true });
}

interface Asked {
  readonly out: string;
  readonly lines: number;
}

function asked(): Asked {
  const options = { out: { type: 'string' }, lines: { type: 'string', default: '1000' } } as const;
  const { out, lines } = parseArgs({ options }).values;
  if (!out || !/^[1-9]\d{0,6}$/.test(lines)) throw new Error(USAGE);
  // npm runs a script in the package's folder: a path is meant as the person stands.
  return { out: resolve(process.env['INIT_CWD'] ?? '.', out), lines: Number(lines) };
}

await main().catch((error: unknown) => {
  say((error as Error).message);
  process.exitCode = 2;
});
