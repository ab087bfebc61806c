import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Provider } from '@nestjs/common';
import { createLocalJWKSet } from 'jose';
import { PURPOSES } from '@village-butcher/sdk/contract';
import { ClientRegister } from './api/client-register.js';
import { DevelopmentIssuer, type Person } from './api/issuer.js';
import { Signatures } from './api/signature.guard.js';
import { parseStrict } from './base/json.js';
import { issuerKeys } from './issuer-keys.js';
import type { Settings } from './settings.js';
import { makeSigner } from './signer.js';

/** Whose tokens are believed, and which clients are known. */
export interface Trust {
  readonly signatures: Signatures;
  readonly register: ClientRegister;
  /** Only where the settings name nobody. */
  readonly issuer?: DevelopmentIssuer;
}

/** Each part of it under the name by which a guard asks for it. */
export const providersOfTrust = ({ signatures, register, issuer }: Trust): Provider[] => [
  { provide: ClientRegister, useValue: register },
  { provide: Signatures, useValue: signatures },
  ...(issuer ? [{ provide: DevelopmentIssuer, useValue: issuer }] : []),
];

/** The clients of the demo, and the app that stands for the retailer. */
const DEMO_CLIENT = 'brandt-app';
/** The same app before anybody has signed in. */
const DEMO_DOOR = 'brandt-door';
/** The desk of its data-protection officer. */
const DEMO_DESK = 'brandt-desk';
const DEMO_RECIPIENT = 'app:brandt';
/** The counter of the demo that has a screen, and its client. */
const DEMO_COUNTER_CLIENT = 'brandt-meat';
const DEMO_COUNTER = 'counter:brandt/mutzenhausen/meat';
const AT_HOME = { client: DEMO_CLIENT, scope: 'me' } as const;
const AT_DESK = { client: DEMO_DESK, scope: 'audit:ask audit:quarantine' } as const;
/** How the stand-in says that somebody has signed in anew: it asks nobody for a password. */
const DEMO_STEP_UP = 'urn:village-butcher:development';
const NAMING = { client: DEMO_DESK, scope: 'audit:identify', acr: DEMO_STEP_UP } as const;
const BEHIND_COUNTER = { client: DEMO_COUNTER_CLIENT, scope: 'counter' } as const;
/** Whoever stands behind that counter. */
export const DEMO_STAFF = { subject: 'staff', counter: DEMO_COUNTER } as const;
/** It never changes, so that a demo customer is the same one after the next start. */
const DEMO_ISSUER = 'urn:village-butcher:development';

/** Believes the issuer that the settings name, or else one of our own (see `Settings`). */
export function trustOf(settings: Settings): Trust | Promise<Trust> {
  const { tokenIssuer, tokenJwks, tokenAudience, tokenAlgorithms, tokenLifeSeconds } = settings;
  if (!tokenIssuer || !tokenJwks || !tokenAudience) return ownTrust(settings);
  if (!settings.clients) throw new Error('CLIENTS is missing: nobody could come in.');
  const rules = {
    issuer: tokenIssuer,
    audience: tokenAudience,
    algorithms: tokenAlgorithms,
    lifeSeconds: tokenLifeSeconds,
    stepUp: settings.tokenStepUp,
    publicUrl: settings.publicUrl,
  };
  return {
    signatures: new Signatures(rules, issuerKeys(tokenJwks, settings.tokenJwksReach)),
    register: new ClientRegister(parseStrict(readFileSync(settings.clients, 'utf8'))),
  };
}

async function ownTrust({ tokenAlgorithms, tokenLifeSeconds }: Settings): Promise<Trust> {
  const rules = {
    issuer: DEMO_ISSUER,
    audience: 'village-butcher',
    algorithms: tokenAlgorithms,
    lifeSeconds: tokenLifeSeconds,
    stepUp: [DEMO_STEP_UP],
  };
  const signer = await makeSigner(rules);
  const sign = {
    person: ({ subject, counter, at }: Person) =>
      signer.sign({ subject, ...(at ? AT_DESK : counter ? BEHIND_COUNTER : AT_HOME) }, new Date()),
    naming: ({ subject }: Person) => signer.sign({ subject, ...NAMING }, new Date()),
    guest: () => signer.sign({ subject: DEMO_DOOR, client: DEMO_DOOR, scope: 'guest' }, new Date()),
  };
  return {
    signatures: new Signatures(rules, createLocalJWKSet(signer.keys)),
    register: new ClientRegister({
      [DEMO_CLIENT]: { role: 'customer', recipient: DEMO_RECIPIENT, purposes: [...PURPOSES] },
      [DEMO_DESK]: { role: 'dpo', identify: true },
      [DEMO_DOOR]: { role: 'guest', purposes: [...PURPOSES] },
      [DEMO_COUNTER_CLIENT]: { role: 'counter', recipient: DEMO_COUNTER, purposes: [...PURPOSES] },
    }),
    issuer: new DevelopmentIssuer(sign, secret, Date.now),
  };
}

const secret = (): string => randomBytes(16).toString('base64url');
