import * as z from 'zod/mini';
import type { Path, Route } from '@village-butcher/sdk/contract';

/** 128 bits as RFC 4648 §5 writes them. */
const Secret = z.string().check(z.regex(/^[\w-]{22}$/));

/** The code that the printed address carries in its fragment. */
export const SessionAct = z.strictObject({ code: Secret });
export type SessionAct = z.infer<typeof SessionAct>;

/** A page's own handle, whom it shows, and the counter if it stands behind one. */
export const Session = z.object({
  session: z.string(),
  name: z.string(),
  counter: z.optional(z.string()),
});
export type Session = z.infer<typeof Session>;

/** The page asks for a token as a retailer's page would ask its own backend. */
export const TokenAct = z.strictObject({
  session: Secret,
  /** For seeing customers by name: whoever asks is taken for somebody who has just signed in anew. */
  for: z.optional(z.literal('naming')),
});
export type TokenAct = z.infer<typeof TokenAct>;

/** A token, and its end in milliseconds since 1970. */
export const Token = z.object({ token: z.string(), expiresAt: z.number() });
export type Token = z.infer<typeof Token>;

const open = {
  method: 'POST',
  policy: 'public',
  role: 'none',
  limit: 'free',
  writes: false,
} as const;

/**
 * The routes of the development issuer. They are not in the contract's table, for they are no part
 * of the product: they exist on one machine alone, without a configured issuer.
 */
export const developmentRoutes = {
  openSession: {
    ...open,
    path: '/development/sessions',
    body: SessionAct,
    reply: Session,
    refusals: ['code-refused'],
  },
  issueToken: {
    ...open,
    path: '/development/tokens',
    body: TokenAct,
    reply: Token,
    refusals: ['code-refused'],
  },
  issueGuestToken: { ...open, path: '/development/guest-tokens', reply: Token, refusals: [] },
} as const satisfies Record<string, Path & Route>;
