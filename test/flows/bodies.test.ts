import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Problem, Receipt } from '@village-butcher/sdk/contract';
import { brokenChains } from '../support/customers.js';
import { startService, type Ask, type TestService } from '../support/service.js';

const NOW = new Date('2026-11-26T16:10:00.000Z');
const PAUSE = { until: '2026-11-27T08:00:00.000Z' };

let service: TestService;
beforeAll(async () => {
  service = await startService({ now: NOW });
});
afterEach(async () => expect(await brokenChains(service)).toEqual([]));
afterAll(() => service.stop());

const asAda = (path: string, ask: Ask = {}) =>
  service.ask(path, { token: service.tokenFor('ada'), ...ask });

const codeOf = async (reply: Response) => [reply.status, Problem.parse(await reply.json()).code];

const POST = (more: Ask = {}): Ask => ({ method: 'POST', body: PAUSE, ...more });
const BODY_FAULTS: readonly (readonly [string, string, Ask, number, string])[] = [
  [
    'no key',
    '/v1/me/pauses',
    POST({ headers: { 'idempotency-key': '' } }),
    400,
    'idempotency-key-missing',
  ],
  [
    'a key in capitals',
    '/v1/me/pauses',
    POST({ headers: { 'idempotency-key': randomUUID().toUpperCase() } }),
    400,
    'idempotency-key-missing',
  ],
  [
    'a form',
    '/v1/me/pauses',
    POST({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    415,
    'unsupported-media-type',
  ],
  [
    'text',
    '/v1/me/pauses',
    POST({ headers: { 'content-type': 'text/plain' } }),
    415,
    'unsupported-media-type',
  ],
  [
    'a compressed body',
    '/v1/me/pauses',
    POST({ headers: { 'content-encoding': 'gzip' } }),
    415,
    'unsupported-media-type',
  ],
  ['64 KB and a byte', '/v1/me/pauses', POST({ body: ' '.repeat(65_537) }), 413, 'too-large'],
  ['an empty body that says it is JSON', '/v1/me/pauses', POST({ body: '' }), 400, 'invalid-json'],
  [
    'a mark before the first byte',
    '/v1/me/pauses',
    POST({ body: `\ufeff${JSON.stringify(PAUSE)}` }),
    400,
    'invalid-json',
  ],
  ['a query where none is known', '/v1/me/pauses?a=1', POST(), 400, 'invalid'],
  ['a query on a read that takes none', '/v1/me/permissions?a', {}, 400, 'invalid'],
  ['a query key twice', '/v1/me/history?limit=1&limit=2', {}, 400, 'invalid'],
  ['a query key that is a prototype', '/v1/me/history?__proto__=1', {}, 400, 'invalid'],
  ['a body where none is known', '/v1/me/members/adult-1/invitations', POST(), 400, 'invalid'],
];

test.each(BODY_FAULTS)('%s is refused', async (_, path, ask, status, code) => {
  expect(await codeOf(await asAda(path, ask))).toEqual([status, code]);
});

test('a question mark with nothing behind it asks for nothing', async () => {
  const said = await new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(service.baseUrl);
    const headers = { authorization: `Bearer ${service.tokenFor('ada')}` };
    // As an option: an address would lose its question mark on the way.
    get({ hostname, port, path: '/v1/me/permissions?', headers }, (reply) => {
      reply.resume().once('end', () => resolve(reply.statusCode));
    }).once('error', reject);
  });
  expect(said).toBe(200);
});

test('bytes that are no UTF-8 are no JSON', async () => {
  const bytes = Buffer.from('{"until":"\xff"}', 'latin1');
  const reply = await fetch(`${service.baseUrl}/v1/me/pauses`, {
    method: 'POST',
    body: bytes,
    headers: {
      authorization: `Bearer ${service.tokenFor('ada')}`,
      'content-type': 'application/json',
    },
  });
  expect(await codeOf(reply)).toEqual([400, 'invalid-json']);
});

test('an act is done once, however often it is asked for', async () => {
  const act = POST({ headers: { 'idempotency-key': randomUUID() } });
  const first = Receipt.parse(await (await asAda('/v1/me/pauses', act)).json());
  const again = Receipt.parse(await (await asAda('/v1/me/pauses', act)).json());
  expect(first.lines).toHaveLength(1);
  expect(again).toEqual(first);

  const other = { ...act, body: { until: '2026-11-28T08:00:00.000Z' } };
  expect(await codeOf(await asAda('/v1/me/pauses', other))).toEqual([
    409,
    'idempotency-key-reused',
  ]);
});

test('a stranger is turned away before a long body is read', async () => {
  const { hostname, port } = new URL(service.baseUrl);
  const said = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        'POST /v1/imports HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n' +
          `content-length: ${60 * 1024 * 1024}\r\n\r\n{`,
      ),
    );
    socket.once('data', (chunk) => resolve(chunk.toString())).once('error', reject);
    socket.once('data', () => socket.destroy());
  });
  expect(said).toMatch(/^HTTP\/1.1 401 /);
});
