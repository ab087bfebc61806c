import { readFileSync } from 'node:fs';
import * as crypto from 'node:crypto';
import * as jose from 'jose';
import ts from 'typescript';
import * as zod from 'zod/mini';
import { ClientRegister } from '../../src/api/client-register.js';
import * as request from '../../src/api/request.js';
import * as json from '../../src/base/json.js';
import * as refusals from '../../src/base/refusal.js';
import { CLIENT_OF, type TestIssuer } from './issuer.js';
import { NOW } from './token-makers.js';
import type { TokenRule } from './token-rules.js';

/** How our own code judges a token: the reason, or `accepted`. */
export type Judge = (token: string) => Promise<string>;

type Module = Readonly<Record<string, unknown>>;

/** What the four files load that judges nothing here. */
const BESIDE: Readonly<Record<string, Module>> = {
  'node:crypto': crypto,
  '@nestjs/common': { Injectable: () => () => {} },
  jose,
  'zod/mini': zod,
  '../base/json.js': json,
  '../base/refusal.js': refusals,
  './request.js': request,
  '../base/clock.js': { Clock: class {} },
  '../catalogue/shelves.js': { Shelves: class {} },
  '../ledger/keyring.js': { Keyring: class {} },
  './client-register.js': { ClientRegister },
  './caller.js': { localeOf: () => 'de' },
  './route.decorator.js': { routeOf: () => ({ role: 'customer' }) },
  './proof.guard.js': { Proofs: class {} },
};

/** The text of a file, with a rule of it taken away. It has to stand there exactly once. */
function textOf(file: TokenRule['file'], rule: TokenRule | null): string {
  const text = readFileSync(`src/api/${file}`, 'utf8');
  if (rule?.file !== file) return text;
  const parts = text.split(rule.says);
  if (parts.length !== 2)
    throw new Error(`"${rule.name}" stands ${parts.length - 1} times in ${file}.`);
  return parts.join(rule.becomes);
}

function loaded(text: string, near: Readonly<Record<string, Module>>): Module {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
    },
  });
  const exports: Record<string, unknown> = {};
  const find = (name: string): unknown => {
    const found = near[name] ?? BESIDE[name];
    if (!found) throw new Error(`${name} is not at hand.`);
    return found;
  };
  new Function('exports', 'require', outputText)(exports, find);
  return exports;
}

type Signing = new (rules: object, keys: unknown) => object;
type Guarding = new (...parts: readonly object[]) => {
  admit(request: object, route: object): Promise<void>;
};

/** Our own code, whole or with one rule taken away. */
export function judgeWithout(rule: TokenRule | null, issuer: TestIssuer, clients: object): Judge {
  const scopes = loaded(textOf('scopes.ts', rule), {});
  const token = loaded(textOf('token.ts', rule), { './scopes.js': scopes });
  const near = { './token.js': token };
  const signing = loaded(textOf('signature.guard.ts', rule), near);
  const guarding = loaded(textOf('token.guard.ts', rule), {
    ...near,
    './signature.guard.js': signing,
  });
  const { rules } = issuer.signatures();
  const jwk = { ...crypto.createPublicKey(issuer.key).export({ format: 'jwk' }), ...NAMED(issuer) };
  const keys = jose.createLocalJWKSet({ keys: [jwk as jose.JWK] });
  const signatures = new (signing['Signatures'] as Signing)(rules, keys);
  const guard = new (guarding['TokenGuard'] as Guarding)(
    signatures,
    new ClientRegister(clients),
    { pseudonymOf: () => 'somebody' },
    { current: () => ({ register: { notices: [] } }) },
    { now: () => NOW },
  );
  return async (text) => {
    const headersDistinct = { authorization: [`Bearer ${text}`] };
    const asked = { raw: { headersDistinct }, method: 'GET', host: 'a', url: '/', headers: {} };
    try {
      await guard.admit(asked, { role: 'customer' });
      return 'accepted';
    } catch (error) {
      return String((error as { reason?: string }).reason ?? 'accepted');
    }
  };
}

const NAMED = ({ header }: TestIssuer) => ({
  kid: (header as { kid: string }).kid,
  alg: 'ES256',
  use: 'sig',
});

/** What a library lets through that is told no more than issuer and audience. */
export async function acceptedPlainly(token: string, issuer: TestIssuer): Promise<boolean> {
  const about = { issuer: issuer.issuer, audience: 'village', currentDate: NOW };
  const key = crypto.createPublicKey(issuer.key);
  return jose.jwtVerify(token, key, about).then(
    () => true,
    () => false,
  );
}

/** The clients that a judge knows. */
export const JUDGED_CLIENTS = {
  [CLIENT_OF.customer]: { role: 'customer', recipient: 'app:brandt', purposes: [] },
  [CLIENT_OF.guest]: { role: 'guest', purposes: [] },
  [CLIENT_OF.retailer]: { role: 'retailer' },
  'bound-desk': { role: 'dpo', bound: true },
} as const;
