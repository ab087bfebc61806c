import type { Locale } from '@village-butcher/sdk/contract';
import { NotSignedIn, type Session, tokenFor } from './sign-in.js';

/** The service said no. `at`: the member at fault, if it named one. */
export class Refused extends Error {
  constructor(readonly at: string) {
    super('It was refused.');
  }
}

/** Who asks, and in which language they are answered. */
export interface Asker {
  readonly session: Session;
  readonly locale: Locale;
}

/** What goes along with a request. */
export interface Along {
  /** Makes it a POST. `null`: an act of which its address says all. */
  readonly body?: object | null | undefined;
  /** Another token than that of the session. */
  readonly token?: string;
  /** What it means that this one may not, though they are signed in. */
  readonly forbidden?: Error;
}

/** Asks the service for the house's own pages, with a token of its own for each request. */
export async function sent(
  { session, locale }: Asker,
  path: string,
  { body, token, forbidden = new NotSignedIn('refused') }: Along = {},
): Promise<Response> {
  const reply = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token ?? (await tokenFor(session)).token}`,
      'accept-language': locale,
      ...(body === undefined ? {} : { 'idempotency-key': crypto.randomUUID() }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (reply.ok) return reply;
  if (reply.status === 401) throw new NotSignedIn('refused');
  if (reply.status === 403) throw forbidden;
  if (REFUSALS.includes(reply.status)) throw new Refused(placeIn(await reply.json()));
  throw new Error('The service does not answer.');
}

const REFUSALS: readonly number[] = [400, 404, 409, 422];

/** The last step of the first path that was named. */
const placeIn = ({ issues }: { issues?: { path: (string | number)[] }[] }): string =>
  String(issues?.[0]?.path.at(-1) ?? '');
