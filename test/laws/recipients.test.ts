import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ClientRegister } from '../../src/api/client-register.js';
import { contactsIn } from '../../src/telling.js';

const URL_OF = 'https://crm.brandt.example/told';
const CRM = {
  role: 'recipient',
  recipient: 'app:brandt',
  keeps: 'copies',
  webhook: { url: URL_OF },
} as const;
const secretOf = (bytes: number): string => `whsec_${randomBytes(bytes).toString('base64')}`;
const told = (webhook: object) => ({ crm: { ...CRM, webhook: { url: URL_OF, ...webhook } } });

test.each([
  ['copies and no address', { crm: { ...CRM, webhook: undefined } }, 'crm'],
  ['plain http', told({ url: 'http://crm.brandt.example/' }), 'crm.webhook.url'],
  [
    'plain http inside the house',
    told({ url: 'http://10.0.0.1/', reach: 'private' }),
    'crm.webhook.url',
  ],
  ['plain http on this machine', told({ url: 'http://localhost/' }), 'crm.webhook'],
  ['another port', told({ url: 'https://crm.brandt.example:8443/' }), 'crm.webhook'],
  ['another port for the second', told({ second: 'https://b.example:1/' }), 'crm.webhook'],
  ['a password', told({ url: 'https://a:b@crm.brandt.example/' }), 'crm.webhook.url'],
  ['no address at all', told({ url: 'crm' }), 'crm.webhook.url'],
  ['a secret that is short', told({ secrets: [secretOf(23)] }), 'crm.webhook.secrets.0'],
  ['a secret that is long', told({ secrets: [secretOf(65)] }), 'crm.webhook.secrets.0'],
  ['three secrets', told({ secrets: [32, 32, 32].map(secretOf) }), 'crm.webhook.secrets'],
  [
    'days for what it does not keep',
    { crm: { ...CRM, keeps: 'screen', keepsDays: 3 } },
    'crm.keepsDays',
  ],
  ['no day at all', { crm: { ...CRM, keepsDays: 0 } }, 'crm.keepsDays'],
  ['nobody in particular', { crm: { ...CRM, recipient: 'everybody' } }, 'crm.recipient'],
] as const)('a recipient with %s does not start', (_, said, place) => {
  expect(() => new ClientRegister(said)).toThrow(`wrong at: ${place}`);
});

test('a recipient is told by one client, and not by two', () => {
  expect(() => new ClientRegister({ one: CRM, two: CRM })).toThrow('twice');
});

test('our key signs for everybody but those we share a secret with; whoever keeps nothing is not told', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = secretOf(32);
  const register = new ClientRegister({
    crm: CRM,
    brand: {
      ...CRM,
      recipient: 'brand:hafergut',
      webhook: { url: 'https://10.0.0.1:8443/', reach: 'private', secrets: [secret] },
    },
    screen: { role: 'recipient', recipient: 'counter:brandt/mill/meat', keeps: 'screen' },
  });
  expect(contactsIn(register, [privateKey])).toMatchObject([
    { recipient: 'app:brandt', reach: 'public', seals: { scheme: 'v1a', keys: [privateKey] } },
    {
      recipient: 'brand:hafergut',
      reach: 'private',
      seals: { scheme: 'v1', secrets: [Buffer.from(secret.slice(6), 'base64')] },
    },
  ]);
});
