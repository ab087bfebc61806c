import {
  chmodSync,
  createWriteStream,
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
import { createRetailer, type AuditExports } from '@village-butcher/sdk/server';
import { Ends } from './ends.js';
import { leave, live, nameOf, openShop } from './ledger-demo-days.js';
import { inhabit, type Inhabited } from './ledger-demo-village.js';
import { trustIn } from './trust-file.js';

/*
 * An export of the desk as an auditor gets it: the real service and the real sealer on a fresh
 * embedded database, customers through the SDK, and then the officer.
 */

const USAGE = 'npm run audit:demo -- --out DIR [--lines N]';
/** So many leave. */
const LEAVERS = 2;
const PAUSE_MS = 500;
const ASKED = {
  questions: ['could-read', 'did-read', 'ending-soon'],
  parameters: {},
  formats: ['csv', 'csv-semicolon', 'xlsx'],
  reason: 'Demonstration',
} as const;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const { out, lines } = asked();
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'village-audit-'));
  chmodSync(folder, 0o755); // The account that runs PostgreSQL has to reach it.
  const ends = new Ends();
  process.once('SIGINT', () => void ends.all().then(() => process.exit(130)));
  ends.add(() => rmSync(folder, { recursive: true, force: true }));
  ends.add(() => rmSync(realpathSync(join(folder, 'postgres')), { recursive: true, force: true }));
  try {
    const village = await inhabit(folder, ends, say);
    await openShop(village, village.catalogue);
    await live(village, village.catalogue, lines, () => {});
    for (let turn = 0; turn < LEAVERS; turn += 1) await leave(village, nameOf(turn));
    say('The days are over. The officer exports what they came to.');
    const rows = await exportInto(village, join(out, 'export.zip'));
    const trust = join(out, 'trust.json');
    writeFileSync(trust, `${JSON.stringify(trustIn(village.settings), null, 2)}\n`);
    say(`${rows} rows. Unpack it, and check it: node verify/verify.mjs FOLDER --trust ${trust}`);
  } finally {
    await ends.all();
  }
}

/** Asks for the export once everything is sealed, waits for it, and fetches it. */
async function exportInto({ baseUrl, tokenFor }: Inhabited, path: string): Promise<number> {
  const { audit, close } = createRetailer({ baseUrl, token: () => tokenFor('officer', 'dpo') });
  const question = { question: 'did-read', version: 1, parameters: {} } as const;
  while ((await audit.answer(question)).unsealed > 0) await setTimeout(PAUSE_MS);
  const { id } = await audit.exports.create(ASKED);
  const rows = await readyRows(audit.exports, id);
  await audit.exports.archive(id, Writable.toWeb(createWriteStream(path)));
  close();
  return rows;
}

async function readyRows(exports: AuditExports, id: string): Promise<number> {
  for (;;) {
    const { state, rows } = await exports.get(id);
    if (state === 'ready') return rows;
    if (state !== 'working') throw new Error(`The export came to nothing: ${state}.`);
    await setTimeout(PAUSE_MS);
  }
}

function asked(): { readonly out: string; readonly lines: number } {
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
