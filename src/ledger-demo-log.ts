import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Ends } from './ends.js';
import { bundleOf } from './ledger-bundle.js';
import { leave, live, nameOf, openShop } from './ledger-demo-days.js';
import { writeErasuresNow } from './ledger-demo-end.js';
import { inhabit } from './ledger-demo-village.js';

/** So many leave. */
const LEAVERS = 2;

/** Lives so many lines on a database that ends with it, and puts the bundle and whom to trust into a folder. */
export async function demonstrate(
  out: string,
  lines: number,
  say: (text: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'village-ledger-'));
  chmodSync(folder, 0o755); // The account that runs PostgreSQL has to reach it.
  const ends = new Ends();
  process.once('SIGINT', () => void ends.all().then(() => process.exit(130)));
  ends.add(() => rmSync(folder, { recursive: true, force: true }));
  ends.add(() => rmSync(realpathSync(join(folder, 'postgres')), { recursive: true, force: true }));
  try {
    const village = await inhabit(folder, ends, say);
    await openShop(village, village.catalogue);
    const tell = everyTenth(lines, say);
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

/** Says how far it is, ten times in all. */
function everyTenth(all: number, say: (text: string) => void): (done: number) => void {
  let said = 0;
  return (done) => {
    const tenth = Math.min(10, Math.floor((10 * done) / all));
    if (tenth > said) say(`${done} of ${all} lines`);
    said = Math.max(said, tenth);
  };
}
