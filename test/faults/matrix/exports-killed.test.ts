import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVillage } from '@village-butcher/sdk';
import { createRetailer, type AuditExport } from '@village-butcher/sdk/server';
import { forgeUse } from '../../support/desk-forged.js';
import { endAll, newFolder, owns, removeAll } from '../../support/embedded.js';
import { startIssuer, type TestIssuer, type TokenRole } from '../../support/issuer.js';
import { MARKET } from '../../support/market.js';
import { serviceIn, type RunningService } from '../../support/runningService.js';
import { unzipped } from '../../support/unzip.js';
import { give, wish } from '../../support/village.js';

const USES = 30_000;
const KILLS = 5;
const PATIENCE_MS = 120_000;

const folder = newFolder();
let issuer: TestIssuer;
let service: RunningService;
beforeAll(async () => {
  issuer = await startIssuer();
  service = await serviceIn(folder, issuer);
  await service.start();
}, 60_000);
afterAll(async () => {
  await service.end('SIGKILL');
  await endAll();
  await issuer.close();
  removeAll();
}, 60_000);

const tokens = (subject: string, role: TokenRole) => async () => ({
  token: issuer.tokenFor(subject, role, new Date()),
  expiresAt: null,
});
const clientOf = (subject: string, role: 'dpo' | 'retailer') =>
  createRetailer({ baseUrl: service.baseUrl, token: tokens(subject, role) });

/** Somebody whose diet was read very often. */
async function manyUses(): Promise<void> {
  await clientOf('office', 'retailer').imports.create(MARKET);
  const { baseUrl } = service;
  const ada = createVillage({ baseUrl, device: 'personal', token: tokens('ada', 'customer') });
  await wish(ada, 'recipes');
  await ada.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  await give(ada, ['diet']);
  await ada.suggestions.list({ store: 'brandt/mill', purposes: ['recipes'] });
  const [use] = (await ada.disclosures.list()).items;
  await service.end('SIGTERM');
  const owner = owns(folder);
  await forgeUse(await owner.started, use!.id, { copies: USES });
  await owner.end('SIGTERM');
  await service.start();
}

const desk = () => clientOf('officer', 'dpo').audit;

/** Asks until it is so, also of a service that comes and goes. */
async function until<T>(ask: () => Promise<T>, isSo: (said: T) => boolean): Promise<T> {
  for (const last = Date.now() + PATIENCE_MS; Date.now() < last; await setTimeout(100)) {
    const said = await ask().catch(() => null);
    if (said !== null && isSo(said)) return said;
  }
  throw new Error('It never was so.');
}

const isReady = ({ state }: AuditExport) => state === 'ready';

/** What the manifest of an export says of its parts. */
async function partsOf(id: string): Promise<readonly object[]> {
  await until(async () => desk().exports.get(id), isReady);
  const chunks: Uint8Array[] = [];
  const into = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  await desk().exports.archive(id, into);
  const manifest = unzipped(Buffer.concat(chunks)).get('manifest.json');
  return (JSON.parse(`${manifest}`) as { parts: object[] }).parts;
}

test('L10: an export that is killed five times goes on, and comes to the same bytes', async () => {
  await manyUses();
  const question = { question: 'did-read', version: 1, parameters: {} } as const;
  await until(
    async () => desk().answer(question),
    ({ logSize, unsealed }) => logSize > USES && unsealed === 0,
  );
  const asked = { questions: ['did-read'], formats: ['csv'], reason: 'A drill' } as const;
  const whole = await desk().exports.create({ ...asked, parameters: {} });
  const parts = await partsOf(whole.id);
  expect(parts[0]).toMatchObject({ name: 'parts/Q02-0001.jsonl', rows: USES + 1 });

  const { asOf, knownAsOf } = whole;
  const idempotencyKey = randomUUID();
  const parameters = { asOf, knownAsOf };
  const { id } = await desk().exports.create({ ...asked, parameters }, { idempotencyKey });
  const seen: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await setTimeout(100 + randomInt(400));
    seen.push((await desk().exports.get(id)).state);
    await service.end('SIGKILL');
    await service.start();
  }
  expect(seen[0]).toBe('working');
  expect(await partsOf(id)).toEqual(parts);
}, 400_000);
