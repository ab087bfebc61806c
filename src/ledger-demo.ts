import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Ends } from './ends.js';
import { bundleOf } from './ledger-bundle.js';
import { leave, live, nameOf, openShop } from './ledger-demo-days.js';
import { writeErasuresNow } from './ledger-demo-end.js';
import { inhabit } from './ledger-demo-village.js';

/*
 * A log that has been lived: the real service and the real sealer on a fresh embedded database,
 * through the SDK. What stays is a bundle for an auditor, and whom the auditor would trust.
 */

const USAGE = 'npm run ledger:demo -- --out DIR [--lines N]';
/** So many leave. */
const LEAVERS = 2;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const { out, lines } = asked();
  makeRoom(join(out, 'bundle'));
  const folder = mkdtempSync(join(tmpdir(), 'village-ledger-'));
  chmodSync(folder, 0o755); // The account that runs PostgreSQL has to reach it.
  const ends = new Ends();
  process.once('SIGINT', () => void ends.all().then(() => process.exit(130)));
  ends.add(() => rmSync(folder, { recursive: true, force: true }));
  ends.add(() => rmSync(realpathSync(join(folder, 'postgres')), { recursive: true, force: true }));
  try {
    const village = await inhabit(folder, ends, say);
    await openShop(village, village.catalogue);
    const tell = everyTenth(lines);
    const lived = await live(village, village.catalogue, lines, tell);
    for (let turn = 0; turn < LEAVERS; turn += 1) await leave(village, nameOf(turn));
    say(`${LEAVERS} customers left. The log comes to rest.`);
    await writeErasuresNow(village.ownerUrl);
    const { size, consent, disclosure, trust } = await bundleOf(
      village.ownerUrl,
      village.settings,
      join(out, 'bundle'),
      lived.receipts.flatMap(({ promise }) => promise ?? []),
    );
    writeFileSync(join(out, 'trust.json'), `${JSON.stringify(trust, null, 2)}\n`);
    say(`${size} leaves, ${consent} lines and ${disclosure} uses of them open.`);
    say(
      `Check it: node verify/verify.mjs ${join(out, 'bundle')} --trust ${join(out, 'trust.json')}`,
    );
  } finally {
    await ends.all();
  }
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

/** Says how far it is, ten times in all. */
function everyTenth(all: number): (done: number) => void {
  let said = 0;
  return (done) => {
    const tenth = Math.min(10, Math.floor((10 * done) / all));
    if (tenth > said) say(`${done} of ${all} lines`);
    said = Math.max(said, tenth);
  };
}

await main().catch((error: unknown) => {
  say((error as Error).message);
  process.exitCode = 2;
});
