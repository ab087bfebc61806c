import {
  accessSync,
  chmodSync,
  constants,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRetailer, type AuditExports, type Retailer } from '@village-butcher/sdk/server';
import { readDemo } from './demo-file.js';
import { Ends } from './ends.js';
import { inhabit, SHOP, type Inhabited } from './ledger-demo-village.js';
import { trustIn } from './trust-file.js';
import { livedYear } from './year-lived.js';
import { incidentsAt } from './zero.js';

/*
 * A year of the Brandt stores as an auditor gets it: the real service on a fresh embedded database, a
 * made-up clock while the year goes by, and then the sealer, the officer and their export.
 */

const USAGE = 'npm run audit:demo -- --out DIR [--customers N]';
const PAUSE_MS = 500;
const ASKED = {
  questions: ['could-read', 'did-read', 'may-still-hold', 'ending-soon'],
  parameters: {},
  formats: ['csv', 'csv-semicolon', 'xlsx'],
  reason: 'Demonstration',
} as const;

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

/** A folder to write into, in which nothing of an earlier run is mixed up with this one. */
function makeRoom(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (cause) {
    throw new Error(`Nothing can be written into ${out} (${(cause as { code?: string }).code}).`);
  }
  const [old] = ['export.zip', 'trust.json'].filter((name) => existsSync(join(out, name)));
  if (old)
    throw new Error(`${join(out, old)} is there already: take it away, or name another DIR.`);
}

/** Asks for the export once everything is sealed and nothing went wrong, waits for it, and fetches it. */
async function exportInto({ baseUrl, tokenFor }: Inhabited, path: string): Promise<number> {
  const { audit, close } = createRetailer({ baseUrl, token: () => tokenFor('officer', 'dpo') });
  while ((await unsealedAt(audit)) > 0) await setTimeout(PAUSE_MS);
  const incidents = await incidentsAt(audit);
  if (incidents.length > 0) throw new Error(`There are incidents: ${incidents.join(', ')}.`);
  const { id } = await audit.exports.create(ASKED);
  const rows = await readyRows(audit.exports, id);
  await audit.exports.archive(id, Writable.toWeb(createWriteStream(path)));
  close();
  return rows;
}

/** How much waits to be sealed. Right after the start nothing may be, and nothing is answered. */
const unsealedAt = (audit: Retailer['audit']): Promise<number> =>
  audit.answer({ question: 'did-read', version: 1, parameters: {} }).then(
    ({ unsealed }) => unsealed,
    (error: { readonly code?: string }) => {
      if (error.code === 'not-ready') return Infinity;
      throw error;
    },
  );

async function readyRows(exports: AuditExports, id: string): Promise<number> {
  for (;;) {
    const { state, rows } = await exports.get(id);
    if (state === 'ready') return rows;
    if (state !== 'working') throw new Error(`The export came to nothing: ${state}.`);
    await setTimeout(PAUSE_MS);
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
