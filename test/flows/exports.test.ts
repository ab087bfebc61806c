import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { sweepExports, workOnExports } from '../../src/audit/export-work.flow.js';
import { forgeUse } from '../support/desk-forged.js';
import { aReader, deskOf, wholeOf, type Desk } from '../support/desk.js';
import { ASKED, exported, exportingOf, fetched, keptIn } from '../support/exported.js';
import { exportsIn as newPlace } from '../support/keys.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { unzipped } from '../support/unzip.js';

/*
 * The officer takes whole answers out of the house: as files, in parts, at one place of the log. A part
 * holds a page of the answer here, and 250 of them in earnest.
 */

const place = newPlace(undefined, 1_000);
let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage({ exports: place });
  desk = deskOf(sealed.village);
  const { ada } = await aReader(sealed.village);
  const [use] = (await ada.disclosures.list()).items;
  await forgeUse(sealed.village.ownerUrl, use!.id, { copies: 1_100 });
  await sealed.seal();
}, 60_000);
afterAll(() => sealed.close());

const work = () => workOnExports(exportingOf(sealed), () => true, null);
const onDisk = () => keptIn(place);
const linesIn = (text: string) => text.split('\n').filter(Boolean);

test('an export holds each row of the answer once, in parts, as JSON Lines and as a table', async () => {
  const { id, state } = await desk.exports.create(ASKED);
  expect(state).toBe('working');
  await work();
  expect(await desk.exports.get(id)).toMatchObject({ state: 'ready', rows: 1_101 });
  const files = unzipped(await fetched(sealed, id));
  const names = Array.from(files.keys(), (name) => /^parts\/(.*)\.jsonl$/.exec(name)?.[1] ?? []);
  expect(names.flat()).toEqual(['Q02-0001', 'Q02-0002']);

  const { asOf, knownAsOf, logSize } = await desk.exports.get(id);
  const { rows } = await wholeOf(desk, {
    question: 'did-read',
    version: 1,
    parameters: { asOf, knownAsOf },
  });
  const lines = names.flat().flatMap((name) => linesIn(`${files.get(`parts/${name}.jsonl`)}`));
  const head = { question: 'Q02', asOf, knownAsOf, logSize };
  expect(lines).toEqual(rows.map(({ cells }) => JSON.stringify({ ...head, ...cells })));

  const table = files.get('parts/Q02-0001.csv')!;
  const [first, ...cells] = parse(table, { bom: true }) as string[][];
  expect(first).toEqual([...Object.keys(JSON.parse(lines[0]!) as object), 'guarded']);
  expect(cells).toHaveLength(1_000);
}, 60_000);

test('L10: what an export says is signed, and names every file, its rows and every incident', async () => {
  const { read, bytes, close, folder } = await exported(sealed);
  const manifest = JSON.parse(read('manifest.json'));
  expect(Buffer.from(read('manifest.jws').split('.')[1]!, 'base64url').toString()).toBe(
    read('manifest.json'),
  );
  expect(manifest).toMatchObject({ v: 1, requestedBy: 'dpo', reason: ASKED.reason, unsealed: 0 });
  expect(manifest.zero).toEqual(expect.arrayContaining([{ question: 'Q04', rows: 0 }]));
  expect(manifest.zero).toEqual(expect.arrayContaining([{ question: 'Q05', rows: 0 }]));
  const named = [...manifest.parts, ...manifest.files];
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  expect(named.map(({ name }) => name).toSorted()).toEqual(
    there.filter((name) => !name.startsWith('manifest')).toSorted(),
  );
  for (const { name, sha256 } of named) {
    expect([name, createHash('sha256').update(bytes(name)).digest('base64url')]).toEqual([
      name,
      sha256,
    ]);
  }
  close();
}, 60_000);

test('L4: whoever begins, fetches or ends an export is written down, by a pseudonym', async () => {
  const { id } = await desk.exports.create(ASKED);
  await work();
  await fetched(sealed, id);
  await desk.exports.cancel(id);
  const looks = await sealed.village.db.query(
    'SELECT what, role, client, actor FROM audit.look WHERE export_id = $1 ORDER BY at, id',
    [id],
  );
  expect(looks.map(({ what }: { what: string }) => what)).toEqual(['export', 'archive', 'cancel']);
  expect(looks[0]).toMatchObject({ role: 'dpo', client: 'brandt-desk' });
  expect(looks[0].actor).not.toContain('officer');
}, 60_000);

test('an export asked for twice with one key is one, and another under that key is refused', async () => {
  const idempotencyKey = '0192f0c1-2345-7abc-8def-0123456789ab';
  const first = await desk.exports.create(ASKED, { idempotencyKey });
  const again = await desk.exports.create(ASKED, { idempotencyKey });
  expect(again.id).toBe(first.id);
  const other = { ...ASKED, reason: 'Another' };
  await expect(desk.exports.create(other, { idempotencyKey })).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  });
  await desk.exports.cancel(first.id);
});

test('an export that is ended is worked on no more, and nothing of it stays on disk', async () => {
  const { id } = await desk.exports.create(ASKED);
  expect(await desk.exports.cancel(id)).toMatchObject({ state: 'cancelled' });
  await work();
  expect(await desk.exports.get(id)).toMatchObject({ state: 'cancelled', parts: 0 });
  expect(await onDisk()).not.toContain(id);
  await expect(fetched(sealed, id)).rejects.toMatchObject({ code: 'not-found' });
});

test('whoever is no officer any more gets nothing of what was begun', async () => {
  const { id } = await desk.exports.create(ASKED);
  await workOnExports(exportingOf(sealed), () => false, null);
  expect(await desk.exports.get(id)).toMatchObject({ state: 'failed' });
  expect(await onDisk()).not.toContain(id);
});

test('after seven days the files are gone, and before that nobody fetches what is not ready', async () => {
  const { id, at, until } = await desk.exports.create(ASKED);
  expect(Date.parse(until) - Date.parse(at)).toBe(7 * 86_400_000);
  await expect(fetched(sealed, id)).rejects.toMatchObject({ code: 'not-ready' });
  await work();
  await sweepExports(exportingOf(sealed), new Date(Date.parse(until) - 1));
  expect(await onDisk()).toContain(id);
  await sweepExports(exportingOf(sealed), new Date(until));
  expect(await onDisk()).not.toContain(id);
}, 60_000);

test('only the desk exports, an unknown export is not there, and a stray parameter is named', async () => {
  const { village } = sealed;
  const unknown = '/v1/audit/exports/0192f0c1-2345-7abc-8def-0123456789ac';
  for (const role of ['customer', 'retailer', 'counter'] as const) {
    const token = village.tokenFor('somebody', role);
    const asked = await village.ask('/v1/audit/exports', { method: 'POST', body: ASKED, token });
    expect(asked.status).toBe(403);
    expect((await village.ask(`${unknown}/archive`, { token })).status).toBe(403);
  }
  const token = village.tokenFor('officer', 'dpo');
  for (const method of ['GET', 'DELETE']) {
    expect((await village.ask(unknown, { method, token })).status).toBe(404);
  }
  await expect(
    desk.exports.create({
      ...ASKED,
      questions: ['did-read', 'could-read'],
      parameters: { from: '2026-01-01T00:00:00.000Z' },
    }),
  ).rejects.toMatchObject({ code: 'invalid', issues: [{ path: ['parameters', 'from'] }] });
  const body = { ...ASKED, questions: ['did-read', 'did-read'] };
  expect((await village.ask('/v1/audit/exports', { method: 'POST', body, token })).status).toBe(
    400,
  );
});

test('what was left half-written by a crash is written anew, to the same bytes', async () => {
  const { asOf, knownAsOf, id: whole } = await desk.exports.create(ASKED);
  await work();
  const { id } = await desk.exports.create({ ...ASKED, parameters: { asOf, knownAsOf } });
  const folder = join(place.folder, id, 'parts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Q02-0001.jsonl'), 'half a li');
  writeFileSync(join(folder, 'Q02-0001.csv.draft'), 'half a li');
  await work();
  const [one, other] = await Promise.all(
    [whole, id].map(async (each) => partsIn(unzipped(await fetched(sealed, each)))),
  );
  expect(other).toEqual(one);
}, 60_000);

const partsIn = (files: ReadonlyMap<string, Buffer>) =>
  (JSON.parse(`${files.get('manifest.json')}`) as { parts: object[] }).parts;
