import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createLocalJWKSet, type JWK } from 'jose';
import { createTokenSigner, type TokenSigner } from '@village-butcher/sdk/server';
import { Signatures } from '../../src/api/signature.guard.js';
import { bearing } from '../support/issuer.js';

const AT = new Date('2026-11-26T16:00:00.000Z');
const WHO = { issuer: 'https://shop.example', audience: 'village', kid: 'autumn' };
const BEN = { subject: 'ben-7', client: 'brandt-app', scope: 'me', at: AT } as const;

const P256: JWK = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  format: 'jwk',
});
const ED25519: JWK = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });

/** The service, told of a signer no more than its public keys. */
const judgeOf = ({ keys }: TokenSigner) =>
  new Signatures(
    {
      issuer: WHO.issuer,
      audience: WHO.audience,
      algorithms: ['ES256', 'EdDSA'],
      lifeSeconds: 300,
      stepUp: ['urn:gold'],
    },
    createLocalJWKSet(keys),
  );

test.each([
  ['EC P-256', P256],
  ['Ed25519', ED25519],
])('a token signed with %s is one that the service believes', async (_, key) => {
  const signer = await createTokenSigner({ ...WHO, key });
  const { token, expiresAt } = await signer.sign(BEN);
  expect(expiresAt).toBe(AT.getTime() + 300_000);
  expect(await judgeOf(signer).check(bearing(token), AT)).toEqual({
    subject: 'ben-7',
    client: 'brandt-app',
    role: 'customer',
    assurance: 'ordinary',
    until: new Date(AT.getTime() + 300_000),
    boundTo: undefined,
    scopes: ['me'],
  });
});

test('who has just signed in anew may do what needs it', async () => {
  const signer = await createTokenSigner({ ...WHO, key: P256 });
  const { token } = await signer.sign({ ...BEN, acr: 'urn:gold' });
  const said = await judgeOf(signer).check(bearing(token), AT);
  expect(said.assurance).toBe('stepped-up');
});

test('a token of another signer opens nothing', async () => {
  const [signer, other] = await Promise.all([
    createTokenSigner({ ...WHO, key: P256 }),
    createTokenSigner({ ...WHO, key: ED25519 }),
  ]);
  const { token } = await other.sign(BEN);
  await expect(judgeOf(signer).check(bearing(token), AT)).rejects.toThrow('signature');
});

test('what the service is shown holds nothing private', async () => {
  for (const key of [P256, ED25519]) {
    const { keys } = await createTokenSigner({ ...WHO, key });
    expect(keys.keys).toHaveLength(1);
    expect(JSON.stringify(keys)).not.toContain(key.d);
    expect(keys.keys[0]).toMatchObject({ kid: 'autumn', use: 'sig', x: key.x });
  }
});

const { d: _, ...shown } = P256;
test.each<readonly [string, object]>([
  ['the public half', { key: shown }],
  ['another curve', { key: { ...P256, crv: 'P-384' } }],
  ['no key', { key: undefined }],
  ['half of it torn off', { key: { ...P256, d: 'AA' } }],
])('%s cannot sign: the member is named, the key is not repeated', async (_, wrong) => {
  const made = createTokenSigner({ ...WHO, key: P256, ...wrong });
  await expect(made).rejects.toMatchObject({ code: 'configuration' });
  await expect(made).rejects.toThrow('`key`');
  await made.catch((error: Error) =>
    expect([error.message, error.cause]).toEqual([expect.not.stringContaining(P256.x!), undefined]),
  );
});

test.each([
  ['subject', { subject: '' }],
  ['subject', { subject: 'x'.repeat(129) }],
  ['ttlSeconds', { ttlSeconds: 0 }],
  ['ttlSeconds', { ttlSeconds: 7200 }],
])('a wrong %s is named before anything is signed', async (member, wrong) => {
  const signer = await createTokenSigner({ ...WHO, key: P256 });
  await expect(signer.sign({ ...BEN, ...wrong })).rejects.toThrow(`\`${member}\``);
});
