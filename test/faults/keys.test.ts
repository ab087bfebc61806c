import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { Signatures } from '../../src/api/signature.guard.js';
import { KeysUnreachable, TokenFault } from '../../src/api/token.js';
import { issuerKeys } from '../../src/issuer-keys.js';
import { bearing, compact } from '../support/issuer.js';

const NOW = new Date('2026-11-26T16:10:00.000Z');
const ISSUER = 'https://issuer.example';
const iat = NOW.getTime() / 1000;
const CLAIMS = {
  iss: ISSUER,
  aud: 'village',
  sub: 'ada',
  client_id: 'app',
  iat,
  exp: iat + 60,
  jti: '1',
  scope: 'me',
};
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwkOf = (key: KeyObject, more: object = {}) => ({
  ...key.export({ format: 'jwk' }),
  kid: 'one',
  ...more,
});
const tokenBy = (key: KeyObject, header = {}) =>
  compact({ key, header: { alg: 'ES256', typ: 'at+jwt', kid: 'one', ...header }, claims: CLAIMS });
const good = tokenBy(pair.privateKey);

/** Judges a token by what an issuer answers. `asked` counts how often it was. */
async function judge(answer: RequestListener, token = good, algorithms = ['ES256', 'EdDSA']) {
  let asked = 0;
  const server = createServer((request, reply) => {
    asked += 1;
    answer(request, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const keys = issuerKeys(`http://127.0.0.1:${port}/keys`, 'private');
  const rules = { issuer: ISSUER, audience: 'village', algorithms, lifeSeconds: 300 };
  const signatures = new Signatures(rules, keys);
  const check = () => signatures.check(bearing(token), NOW).catch((error: unknown) => error);
  try {
    return { said: await check(), again: await check(), asked };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const saying =
  (...keys: readonly object[]): RequestListener =>
  (_, reply) =>
    void reply.end(JSON.stringify({ keys }));

test('a token counts whose key the issuer publishes, and the keys are asked for once', async () => {
  const { said, again, asked } = await judge(saying(jwkOf(pair.publicKey)));
  expect(said).toMatchObject({
    subject: 'ada',
    client: 'app',
    role: 'customer',
    assurance: 'ordinary',
  });
  expect([again, asked]).toEqual([said, 1]);
});

test('a token that is over is refused, though its signature was seen to hold', async () => {
  const server = new Signatures(
    { issuer: ISSUER, audience: 'village', algorithms: ['ES256'], lifeSeconds: 300 },
    () => pair.publicKey,
  );
  await server.check(bearing(good), NOW);
  const later = new Date(NOW.getTime() + 65_000);
  await expect(server.check(bearing(good), later)).rejects.toThrow('expired');
});

const tiny = generateKeyPairSync('rsa', { modulusLength: 1024 });
const refused: readonly (readonly [string, RequestListener, string?])[] = [
  ['is not there', saying()],
  ['is there under another name', saying(jwkOf(pair.publicKey, { kid: 'two' }))],
  ['is for secrets', saying(jwkOf(pair.publicKey, { use: 'enc' }))],
  ['is for another algorithm', saying(jwkOf(pair.publicKey, { alg: 'ES384' }))],
  ['may only sign', saying(jwkOf(pair.publicKey, { key_ops: ['sign'] }))],
  ['is published with its private half', saying(jwkOf(pair.privateKey))],
  ['is there twice', saying(jwkOf(pair.publicKey), jwkOf(pair.publicKey))],
];

test.each(refused)('a token is refused whose key %s', async (_, answer) => {
  const { said } = await judge(answer);
  expect(said).toBeInstanceOf(TokenFault);
});

test('a token is refused whose RSA key is too short, even where RSA is allowed', async () => {
  const token = tokenBy(tiny.privateKey, { alg: 'RS256' });
  const { said } = await judge(saying(jwkOf(tiny.publicKey)), token, ['RS256']);
  expect(said).toBeInstanceOf(TokenFault);
});

test('a flood of tokens with unknown keys asks the issuer once', async () => {
  const { asked } = await judge(saying());
  expect(asked).toBe(1);
});

const away: readonly (readonly [string, RequestListener])[] = [
  ['is broken', (_, reply) => void reply.writeHead(500).end()],
  ['sends elsewhere', (_, reply) => void reply.writeHead(302, { location: '/more' }).end()],
  ['sends no JSON', (_, reply) => void reply.end('keys')],
  ['sends something else', (_, reply) => void reply.end('{"key":[]}')],
  ['sends more than keys', (_, reply) => void reply.end(`{"keys":[],"a":"${'a'.repeat(65_536)}"}`)],
  ['hangs up', (request) => void request.socket.destroy()],
  ['never answers', () => {}],
];

test.each(away)('no token is judged while the issuer %s', async (_, answer) => {
  const { said, again } = await judge(answer);
  expect([said, again]).toEqual([expect.any(KeysUnreachable), expect.any(KeysUnreachable)]);
});

test('keys are not fetched over a line that others can write on', () => {
  for (const reach of ['public', 'private'] as const)
    expect(() => issuerKeys('http://issuer.example/keys', reach)).toThrow('https');
});
