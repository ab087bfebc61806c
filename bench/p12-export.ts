import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportDesk } from '../src/audit/export-desk.flow.js';
import { Settings } from '../src/settings.js';
import { copies } from './copied.js';
import { openDesk } from './export-desk.js';
import { lived } from './export-lived.js';
import { memoryOf } from './export-memory.js';
import { begun, ended, partsWritten, type Written } from './exports.js';
import type { Bench, Figure, Row } from './row.js';
import { compare, median } from './windows.js';

/** So many rows, where the command line does not say: the goal is meant at a million. */
const USUAL_ROWS = 200_000;

/** P12: what the officer takes out of the house, and what it costs. */
export const auditExport: Row = async (bench) => {
  const { ownerUrl } = await (await bench.ground()).base('p12');
  const folder = mkdtempSync(join(tmpdir(), 'village-bench-export-'));
  const settings = new Settings({ VILLAGE_FOLDER: folder });
  const desk = await openDesk(ownerUrl, settings);
  try {
    const rows = bench.rows ?? USUAL_ROWS;
    const tenthAt = await lived(bench, { ownerUrl, settings, desk, rows });
    const speed = await speedOf(bench, desk, ownerUrl, rows);
    const memory = await memoryOf(bench, [ownerUrl, folder], tenthAt, rows);
    return [...speed, memory];
  } finally {
    await desk.db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The same columns of the same rows, in the same order, as the database alone gives them. */
const SAME_ROWS = `
  SELECT s.leaf_index, d.id, d.customer_id, d.at, d.recipient, d.client, d.purposes, d.fields, d.lines
  FROM ledger.sealed s
  JOIN audit.disclosure d ON d.customer_id = s.customer_id AND d.id = s.line_id
  ORDER BY s.leaf_index`;

async function speedOf(
  { say }: Bench,
  desk: ExportDesk,
  ownerUrl: string,
  rows: number,
): Promise<readonly Figure[]> {
  say('the parts of Q02, against a bare COPY of the same rows');
  const job = await begun(desk, null);
  const seen: Written[] = [];
  const ours = async (): Promise<number> => {
    const written = await partsWritten(desk, job);
    if (written.rows !== rows) throw new Error(`${written.rows} rows came of ${rows}.`);
    seen.push(written);
    return written.rows / written.seconds;
  };
  const compared = await compare(ours, copies(ownerUrl, SAME_ROWS));
  await ended(desk, job);
  const first = median(seen.map(({ firstSeconds }) => firstSeconds));
  const what = `audit export of ${rows.toLocaleString('en')} rows (Q02) as CSV and JSON Lines, on the disk`;
  const alone = { id: 'P12', baseline: null } as const;
  return [
    {
      ...alone,
      what,
      goal: 50_000,
      unit: 'rows a second',
      ours: compared.ours,
      ratio: compared.ours,
    },
    {
      id: 'P12',
      what: `${what} ÷ a bare \`COPY … TO STDOUT\` of the same rows`,
      goal: 0.25,
      unit: 'rows a second',
      ...compared,
    },
    {
      ...alone,
      what: 'the first part of it, of at most 250,000 rows',
      goal: 10,
      isMost: true,
      unit: 'seconds',
      ours: first,
      ratio: first,
    },
  ];
}
