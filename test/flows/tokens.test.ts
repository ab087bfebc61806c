import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Problem } from '@village-butcher/sdk/contract';
import { BAD_ROWS } from '../support/badTokens.js';
import { brokenChains } from '../support/customers.js';
import { startService, type TestService } from '../support/service.js';
import { NOW } from '../support/token-makers.js';

const SAME_ID = randomUUID();

let service: TestService;
beforeAll(async () => {
  service = await startService({ now: NOW });
});
afterEach(async () => expect(await brokenChains(service)).toEqual([]));
afterAll(() => service.stop());

async function answerTo(headers: Readonly<Record<string, string>>) {
  const response = await service.ask('/v1/me/permissions', {
    headers: { 'x-request-id': SAME_ID, ...headers },
  });
  const { date: _, ...said } = Object.fromEntries(response.headers);
  return { status: response.status, headers: said, body: await response.text() };
}

const lastReason = (): unknown => JSON.parse(service.log.at(-1)!).reason;

describe('a token that is not exactly right opens nothing, and nobody learns why', () => {
  test.each(BAD_ROWS)('$reason: $name', async ({ reason, make }) => {
    const answer = await answerTo({ authorization: `Bearer ${make(service.issuer)}` });
    expect(lastReason()).toBe(reason);

    expect(answer).toEqual(await answerTo({}));
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'token-refused', status: 401 });
    expect(lastReason()).toBe('missing');
  });
});

const CLAIMS = { iat: NOW.getTime() / 1000, exp: NOW.getTime() / 1000 + 300 };

test.each([
  ['at its last moment', { iat: CLAIMS.iat - 300, exp: CLAIMS.iat - 4 }],
  ['of a clock that is a little ahead', { iat: CLAIMS.iat + 5, exp: CLAIMS.exp }],
  ['from now on', { nbf: CLAIMS.iat }],
  ['of somebody who has just signed in', { acr: 'urn:gold', auth_time: CLAIMS.iat }],
  ['with claims that we know nothing of', { amr: ['otp'], sid: '1' }],
])('a good token %s opens the door', async (_, claims) => {
  const said = { ...service.issuer.claims('ada', 'customer', NOW), ...claims };
  const token = service.issuer.write({ claims: said });
  expect((await answerTo({ authorization: `Bearer ${token}` })).status).toBe(200);
});

test('two tokens are one too many, and a token in the address is none', async () => {
  const token = service.tokenFor('ada');
  const { port } = new URL(service.baseUrl);
  const lines = [`GET /v1/me/permissions HTTP/1.1`, 'host: a', 'connection: close'];
  const twice = [`authorization: Bearer ${token}`, `authorization: Bearer ${token}`];
  expect(await spoken(Number(port), [...lines, ...twice])).toMatch(/^HTTP\/1.1 401 /);
  expect(lastReason()).toBe('form');

  const reply = await service.ask(`/v1/me/permissions?access_token=${token}`);
  expect(reply.status).toBe(401);
});

test('a token is for the routes of its own role', async () => {
  const asCustomer = { token: service.tokenFor('ada'), method: 'POST', body: {} };
  const asRetailer = { token: service.tokenFor('office', 'retailer') };
  for (const reply of [
    await service.ask('/v1/imports', asCustomer),
    await service.ask('/v1/me/permissions', asRetailer),
    await service.ask('/v1/suggestions?store=a/b&purposes=recipes', asRetailer),
  ]) {
    const { code } = Problem.parse(await reply.json());
    expect([reply.status, code]).toEqual([403, 'not-allowed']);
  }
});

/** What a server says to these very lines: `fetch` would put them in order first. */
function spoken(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(`${lines.join('\r\n')}\r\n\r\n`));
    let said = '';
    socket.on('data', (chunk) => (said += chunk)).on('error', reject);
    socket.on('close', () => resolve(said));
  });
}
