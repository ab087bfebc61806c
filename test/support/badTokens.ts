import type { TokenReason } from '../../src/api/token.js';
import { BAD_CLAIMS } from './badClaims.js';
import { BAD_HEADERS } from './badHeaders.js';
import type { Make } from './token-makers.js';

type Table = Readonly<Partial<Record<TokenReason, Readonly<Record<string, Make>>>>>;

/** Tokens that must not pass, by the rule that each of them breaks, and by that one alone. */
const BAD_TOKENS: Table = { ...BAD_HEADERS, ...BAD_CLAIMS };

/** The same as rows. */
export const BAD_ROWS = Object.entries(BAD_TOKENS).flatMap(([reason, tokens]) =>
  Object.entries(tokens).map(([name, make]) => ({ name, reason, make })),
);
