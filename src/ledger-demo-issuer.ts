import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ends } from './ends.js';
import type { DemoVillage } from './ledger-demo-days.js';
import { makeSigner } from './signer.js';

/** How a customer of the demo signs in anew. */
const STEP_UP = 'anew';
const AUDIENCE = 'ledger-demo';

/** What the clients of the demo are called, and what they may do. */
const CLIENTS = {
  customer: { client: 'app', scope: 'me' },
  leaver: { client: 'app', scope: 'me', acr: STEP_UP },
  retailer: { client: 'office', scope: 'import' },
  dpo: { client: 'desk', scope: 'audit:ask' },
} as const;

/** An issuer on this machine alone, as the settings of the service name one. */
export interface DemoIssuer extends Pick<DemoVillage, 'tokenFor'> {
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts an issuer, with its keys over HTTP and a token for whoever is named. */
export async function startIssuer(ends: Ends): Promise<DemoIssuer> {
  const answer: { keys: object } = { keys: [] };
  const server = createServer((_, reply) => {
    reply.setHeader('content-type', 'application/json').end(JSON.stringify(answer.keys));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.add(() => server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signer = await makeSigner({ issuer, audience: AUDIENCE, lifeSeconds: 300 });
  answer.keys = signer.keys;
  return {
    settings: {
      TOKEN_ISSUER: issuer,
      TOKEN_JWKS: `${issuer}/keys`,
      TOKEN_JWKS_REACH: 'private',
      TOKEN_AUDIENCE: AUDIENCE,
      TOKEN_STEP_UP: STEP_UP,
    },
    tokenFor: (subject, role) => signer.sign({ subject, ...CLIENTS[role] }, new Date()),
  };
}
