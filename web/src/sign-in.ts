import type { Token } from '@village-butcher/sdk';

/** A session of this page, and whom it shows. It is no token: it asks for them. */
export interface Session {
  readonly session: string;
  readonly name: string;
  /** The counter that it stands behind, if it is not a customer's. */
  readonly counter?: string;
}

const KEPT = 'village-session';
const CODE = /^[\w-]{22}$/;

/** Why nobody comes in: there was no address, or it is worth nothing any more. */
export class NotSignedIn extends Error {
  constructor(readonly why: 'no-code' | 'refused') {
    super('Nobody is signed in.');
  }
}

/**
 * Who this page shows: whom the code in the address stands for, or else who was here before the
 * page was loaded again. The code leaves the address before anything else happens.
 */
export async function signIn(): Promise<Session> {
  const code = codeInAddress();
  if (!CODE.test(code)) return rememberedSession();
  history.replaceState(null, '', location.pathname + location.search);
  forget();
  const session = await ask<Session>('sessions', { code });
  sessionStorage.setItem(KEPT, JSON.stringify(session));
  return session;
}

/** Who this page shows, if anybody. Whoever cannot sign in any more is a guest from now on. */
export async function sessionOrNone(): Promise<Session | null> {
  try {
    const session = await signIn();
    await tokenFor(session);
    return session.counter === undefined ? session : null;
  } catch (error) {
    if (!(error instanceof NotSignedIn)) throw error;
    forget();
    return null;
  }
}

/** A token for whoever has not signed in. */
export const guestToken = (): Promise<Token> => ask('guest-tokens');

/** Whether the address holds a code. */
export const bringsCode = (): boolean => CODE.test(codeInAddress());

const codeInAddress = (): string => location.hash.slice(1);

/** A token for a session. Refused: the service has started anew and knows nothing of it. */
export const tokenFor = ({ session }: Session): Promise<Token> => ask('tokens', { session });

/** A token for seeing customers by name. A sign-in of a retailer's own asks who it is once more. */
export const namingToken = ({ session }: Session): Promise<Token> =>
  ask('tokens', { session, for: 'naming' });

/** Ends the session on this side. */
export const forget = (): void => sessionStorage.removeItem(KEPT);

function rememberedSession(): Session {
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) throw new NotSignedIn('no-code');
  return JSON.parse(kept);
}

/** The stand-in for a retailer's own sign-in. It is no part of the product's interface. */
async function ask<T>(what: 'sessions' | 'tokens' | 'guest-tokens', body?: object): Promise<T> {
  const reply = await fetch(`/development/${what}`, {
    method: 'POST',
    ...(body
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  });
  if (reply.ok) return reply.json();
  if (reply.status < 500) throw new NotSignedIn('refused');
  throw new Error('The sign-in does not answer.');
}
