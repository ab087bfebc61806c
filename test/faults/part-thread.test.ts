import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnsIn } from '../../src/audit/columns.js';
import type { Row } from '../../src/audit/csv.js';
import type { TableFormat } from '../../src/audit/export.js';
import { PartThread } from '../../src/audit/part-apart.store.js';
import { PartFiles, type PartAsked, type Writer } from '../../src/audit/part.store.js';
import { hostile } from '../support/hostile.js';

const HOME = mkdtempSync(join(tmpdir(), 'village-part-'));
const FORMATS: readonly TableFormat[] = ['jsonl', 'csv', 'csv-semicolon', 'csv-tab', 'xlsx'];
const NAMES = ['text', 'list', 'count'];
const thread = new PartThread();

afterAll(async () => {
  await thread.close();
  rmSync(HOME, { recursive: true });
});

const asked = (folder: string, formats = FORMATS): PartAsked => ({
  folder: join(HOME, folder),
  files: formats.map((format) => ({ name: `Q02-0001.${format}`, format })),
  rows: { id: 'Q02', head: { question: 'Q02', logSize: 7 }, columns: NAMES },
});

async function filled(part: Writer, stretches: readonly (readonly Row[])[]) {
  for (const rows of stretches) await part.add(columnsIn(rows, NAMES));
  return part.end();
}

const row: fc.Arbitrary<Row> = fc.record({
  text: fc.option(hostile),
  list: fc.option(fc.array(hostile, { maxLength: 3 })),
  count: fc.option(fc.integer()),
});

test('a part is the same bytes, whichever thread writes it', async () => {
  const stretches = fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(stretches, async (all) => {
      const here = await filled(await PartFiles.begin(asked('here')), all);
      expect(await filled(await thread.begin(asked('apart')), all)).toEqual(here);
    }),
    { numRuns: 50 },
  );
});

/** A disk that takes nothing: the file of a format leads to one. */
const FULL = asked('full', ['csv']);
mkdirSync(FULL.folder);
symlinkSync('/dev/full', join(FULL.folder, `${FULL.files[0]!.name}.draft`));

test('what the disk refuses is told to whoever writes, and the thread ends', async () => {
  const own = new PartThread();
  await expect(own.begin(FULL)).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(own.begin(asked('after'))).rejects.toThrow('has ended');
});

test('nobody waits for a thread that was ended meanwhile', async () => {
  const own = new PartThread();
  const part = await own.begin(asked('ended'));
  await part.add(columnsIn([{ text: 'one' }], NAMES));
  await own.close();
  await expect(
    part.add(columnsIn([{ text: 'two' }], NAMES)).then(() => part.end()),
  ).rejects.toThrow('has ended');
});
