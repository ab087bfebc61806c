import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { exportInto } from './demo-export.js';
import { readDemo } from './demo-file.js';
import { Ends } from './ends.js';
import { inhabit, SHOP } from './ledger-demo-village.js';
import { makeRoom } from './out-folder.js';
import { trustIn } from './trust-file.js';
import { livedYear } from './year-lived.js';

/*
 * A year of the Brandt stores as an auditor gets it: the real service on a fresh embedded database, a
 * made-up clock while the year goes by, and then the sealer, the officer and their export.
 */

const USAGE = 'npm run audit:demo -- --out DIR [--customers N]';
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const { out, customers } = asked();
  makeRoom(out);
  const folder = mkdtempSync(join(tmpdir(), 'village-audit-'));
  chmodSync(folder, 0o755); // The account that runs PostgreSQL has to reach it.
  const ends = new Ends();
  process.once('SIGINT', () => void ends.all().then(() => process.exit(130)));
  ends.add(() => rmSync(folder, { recursive: true, force: true }));
  ends.add(() => rmSync(realpathSync(join(folder, 'postgres')), { recursive: true, force: true }));
  try {
    const { catalogue } = readDemo(SHOP, new Date().toISOString().slice(0, 10));
    const village = await inhabit(folder, ends, say, (settings) =>
      livedYear(settings, catalogue, customers, say),
    );
    say('The year is over. What it came to is sealed, and the officer exports it.');
    const rows = await exportInto(village, join(out, 'export.zip'));
    const trust = join(out, 'trust.json');
    writeFileSync(trust, `${JSON.stringify(trustIn(village.settings), null, 2)}\n`);
    say(`${rows} rows, and no incident. Unpack it, and check it:`);
    say(`node verify/verify.mjs FOLDER --trust ${trust}`);
  } finally {
    await ends.all();
  }
}

function asked(): { readonly out: string; readonly customers: number } {
  const options = {
    out: { type: 'string' },
    customers: { type: 'string', default: '1000' },
  } as const;
  const { out, customers } = parseArgs({ options }).values;
  if (!out || !/^[1-9]\d{0,5}$/.test(customers)) throw new Error(USAGE);
  // npm runs a script in the package's folder: a path is meant as the person stands.
  return { out: resolve(process.env['INIT_CWD'] ?? '.', out), customers: Number(customers) };
}

await main().catch((error: unknown) => {
  say((error as Error).message);
  process.exitCode = 2;
});
