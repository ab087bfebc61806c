import { createHmac, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { FIELDS } from '@village-butcher/sdk/contract';
import { envelopeOf, headersOf } from '../../src/audit/webhook.js';
import { NOON } from '../support/histories.js';

const SENT = {
  id: '0190a0b0-0000-7000-8000-000000000001',
  kind: 'permission.withdrawn',
  subject: '0190a0b0-0000-8000-8000-000000000002',
  at: NOON,
} as const;

test('what is sent says that there is something, about whom, and no word of what', () => {
  const said = envelopeOf(SENT, 'https://village.brandt.example');
  expect(JSON.parse(said)).toEqual({
    specversion: '1.0',
    id: SENT.id,
    source: 'https://village.brandt.example',
    type: 'village.permission.withdrawn',
    subject: SENT.subject,
    time: '2026-11-26T12:00:00.000Z',
    datacontenttype: 'application/json',
    data: { notification: SENT.id, dueAt: '2026-11-27T12:00:00.000Z' },
  });
  expect(FIELDS.filter((field) => said.includes(field))).toEqual([]);
});

test('while keys change there are two signatures, and each key checks its own', () => {
  const pairs = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const keys = pairs.map(({ privateKey }) => privateKey);
  const body = envelopeOf(SENT, 'urn:village');
  const headers = headersOf({ scheme: 'v1a', keys }, { id: SENT.id, body }, NOON);
  expect(headers).toMatchObject({ 'webhook-id': SENT.id, 'webhook-timestamp': '1795694400' });
  const said = Buffer.from(`${SENT.id}.1795694400.${body}`);
  const signed = headers['webhook-signature']!.split(' ');
  expect(signed).toHaveLength(2);
  for (const [n, one] of signed.entries()) {
    const signature = Buffer.from(one.slice('v1a,'.length), 'base64');
    expect(pairs.map(({ publicKey }) => verify(null, said, publicKey, signature))).toEqual(
      pairs.map((_, at) => at === n),
    );
    expect(verify(null, Buffer.concat([said, Buffer.of(32)]), pairs[n]!.publicKey, signature)).toBe(
      false,
    );
  }
});

/** What the page gives to whoever receives letters. */
interface Page {
  isFromTheVillage(headers: object, body: string, keys: readonly string[], now: number): boolean;
}

test('a recipient checks a letter with what the page tells: nothing changed, nobody else’s, nothing old', async () => {
  const [, code = ''] = /```js\n([^]+?)```/.exec(readFileSync('docs/TELLING.md', 'utf8')) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'village-telling-'));
  writeFileSync(join(folder, 'page.mjs'), code);
  const page = (await import(pathToFileURL(join(folder, 'page.mjs')).href)) as Page;
  rmSync(folder, { recursive: true });
  const pairs = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const [ours, others] = pairs.map(({ publicKey }) => {
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    return `whpk_${raw.toString('base64')}`;
  });
  const body = envelopeOf(SENT, 'urn:village');
  const keys = pairs.slice(0, 1).map(({ privateKey }) => privateKey);
  const headers = headersOf({ scheme: 'v1a', keys }, { id: SENT.id, body }, NOON);
  const isOurs = (sent: string, known: string, lateMs = 0, more = {}) =>
    page.isFromTheVillage({ ...headers, ...more }, sent, [known], NOON.getTime() + lateMs);
  expect(isOurs(body, ours!)).toBe(true);
  expect(isOurs(body, ours!, 299_000)).toBe(true);
  expect(isOurs(body, ours!, 301_000)).toBe(false);
  expect(isOurs(body, ours!, -301_000)).toBe(false);
  expect(isOurs(body.replace('withdrawn', 'rectified'), ours!)).toBe(false);
  expect(isOurs(body, others!)).toBe(false);
  expect(isOurs(body, ours!, 0, { 'webhook-id': 'another' })).toBe(false);
  expect(isOurs(body, ours!, 0, { 'webhook-timestamp': '1795694401' })).toBe(false);
});

test('whoever cannot check a public key shares a secret', () => {
  const secrets = [randomBytes(32), randomBytes(24)];
  const headers = headersOf({ scheme: 'v1', secrets }, { id: 'a', body: '{}' }, NOON);
  expect(headers['webhook-signature']).toBe(
    secrets
      .map((key) => `v1,${createHmac('sha256', key).update('a.1795694400.{}').digest('base64')}`)
      .join(' '),
  );
});
