import type { Clock } from '../core/clock.js';
import type { TokenSource } from '../core/token.js';
import { fromBase64Url, toBase64Url, utf8 } from '../verify/bytes.js';
import type { Caller } from './house.js';
import { Refusal } from './refusal.js';

const LIFE_MS = 300_000;
const SKEW_MS = 5_000;

/** The clients that the fake knows, by the recipient that each stands for. */
const CLIENTS: ReadonlyMap<string, string> = new Map([
  ['app', 'app:brandt'],
  ['counter', 'counter:brandt/mutzenhausen/meat'],
]);

/** What a token is for. `counter` stands for the counter in place of the customer's own app. */
export type ClientName = 'app' | 'counter';

/** Tokens that the fake believes for five minutes. They say who asks, and nobody signs them. */
export const tokensOf =
  (clock: Clock, subject: string, client: ClientName = 'app'): TokenSource =>
  async () => {
    const expiresAt = clock.now() + LIFE_MS;
    const claims = { iss: 'https://issuer.example', sub: subject, client_id: client };
    const parts = [
      { alg: 'none', typ: 'at+jwt' },
      { ...claims, exp: expiresAt / 1000 },
    ];
    const [head, body] = parts.map((part) => toBase64Url(utf8(JSON.stringify(part))));
    return { token: `${head}.${body}.fake`, expiresAt };
  };

/** Who asks. Whatever is no token of the fake, or none any more, is refused. */
export function callerIn(authorization: string | null, now: number): Caller {
  const [, body = ''] = /^Bearer [\w-]+\.([\w-]+)\.fake$/i.exec(authorization ?? '') ?? [];
  const claims = claimsIn(body);
  const recipient = CLIENTS.get(String(claims?.client_id));
  const isGood = claims && recipient !== undefined && Number(claims.exp) * 1000 + SKEW_MS > now;
  if (!isGood) throw new Refusal('token-refused');
  const endsAt = Number(claims.exp) * 1000;
  return { subject: String(claims.sub), client: String(claims.client_id), recipient, endsAt };
}

interface Claims {
  readonly sub?: unknown;
  readonly client_id?: unknown;
  readonly exp?: unknown;
}

function claimsIn(body: string): Claims | null {
  try {
    const bytes = fromBase64Url(body) ?? Uint8Array.of();
    return JSON.parse(new TextDecoder().decode(bytes)) as Claims | null;
  } catch {
    return null;
  }
}
