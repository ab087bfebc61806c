import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proofBy, proving, thumbprintOf } from '@village-butcher/sdk/proof';
import { Problem } from '@village-butcher/sdk/contract';
import { createVillage } from '@village-butcher/sdk';
import { NOW } from '../support/token-makers.js';
import { BAD_PROOFS, boundToken, proofOf } from '../support/proofs.js';
import { startService, type TestService } from '../support/service.js';

const PLACE = '/v1/me/permissions';

let service: TestService;
let token: string;
beforeAll(async () => {
  service = await startService({ now: NOW });
  token = boundToken(service.issuer, NOW);
});
afterAll(() => service.stop());

const about = () => ({ token, url: service.baseUrl + PLACE, now: NOW });
const lastReason = (): unknown => JSON.parse(service.log.at(-1)!).reason;
const answerTo = (headers: Readonly<Record<string, string>>, place = PLACE) =>
  service.ask(place, { headers });

test('a token that is bound to a key opens the door with a proof of that key, a new one each time', async () => {
  const bound = { authorization: `DPoP ${token}` };
  const history = `${service.baseUrl}/v1/me/history`;
  const asked = { ...bound, dpop: proofOf({ ...about(), url: history }) };
  expect((await answerTo(asked, '/v1/me/history?limit=1')).status).toBe(200);
  const once = { ...bound, dpop: proofOf(about()) };
  expect((await answerTo(once)).status).toBe(200);
  expect((await answerTo(once)).status).toBe(401);
  expect(lastReason()).toBe('proof');
});

describe('a proof that is not exactly right opens nothing, and nobody learns why', () => {
  test.each(Object.entries(BAD_PROOFS))('%s', async (_, make) => {
    const authorization = `DPoP ${token}`;
    const reply = await answerTo({ authorization, dpop: make(about()) });
    expect(lastReason()).toBe('proof');
    const stranger = await answerTo({});
    const said = [reply.status, { ...Problem.parse(await reply.json()), instance: '' }];
    expect(said).toEqual([
      stranger.status,
      { ...Problem.parse(await stranger.json()), instance: '' },
    ]);
  });

  test('two proofs are one too many', async () => {
    const dpop = [proofOf(about()), proofOf(about())].map((one) => ['dpop', one] as const);
    const headers = new Headers([
      ['authorization', `DPoP ${token}`],
      ...dpop.map(([a, b]) => [a, b]),
    ] as [string, string][]);
    const reply = await fetch(service.baseUrl + PLACE, { headers });
    expect([reply.status, lastReason()]).toEqual([401, 'proof']);
  });
});

test('a bound token without its proof, a proof for a token that is not bound, and a client whose tokens must be', async () => {
  const unbound = service.tokenFor('ada');
  const desk = service.issuer.write({
    claims: { ...service.issuer.claims('dora', 'dpo', NOW), client_id: 'bound-desk' },
  });
  for (const [authorization, dpop] of [
    [`Bearer ${token}`, proofOf(about())],
    [`DPoP ${token}`, ''],
    [`DPoP ${unbound}`, proofOf({ ...about(), token: unbound })],
    [`Bearer ${desk}`, ''],
  ] as const) {
    const reply = await answerTo({ authorization, ...(dpop && { dpop }) });
    expect([reply.status, lastReason()]).toEqual([401, 'proof']);
  }
});

test('a long body is asked for its proof once, before it is read', async () => {
  const back = boundToken(service.issuer, NOW, 'retailer');
  const url = `${service.baseUrl}/v1/imports`;
  const dpop = proofOf({ token: back, url, now: NOW }, { claims: { htm: 'POST' } });
  const headers = { authorization: `DPoP ${back}`, dpop };
  const reply = await service.ask('/v1/imports', { method: 'POST', headers, body: {} });
  expect([reply.status, Problem.parse(await reply.json()).code]).toEqual([400, 'invalid']);
});

test('a client with `proving` is let in with a key that nobody can take away', async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ]);
  const claims = {
    ...service.issuer.claims('ada', 'customer', NOW),
    cnf: { jkt: await thumbprintOf(keys.publicKey) },
  };
  const bound = service.issuer.write({ claims });
  const village = createVillage({
    baseUrl: service.baseUrl,
    device: 'personal',
    token: async () => ({ token: bound, expiresAt: null }),
    fetch: proving(proofBy(keys, { now: () => NOW.getTime() }), fetch),
  });
  await expect(village.permissions.get()).resolves.toMatchObject({ standing: [] });
  await expect(village.history.list({ limit: 1 })).resolves.toMatchObject({ items: [] });
  await expect(village.stores.list()).resolves.toMatchObject({ items: [] });
  village.close();
});
