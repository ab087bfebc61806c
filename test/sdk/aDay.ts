import type { Fetch, Token, TokenAsk } from '@village-butcher/sdk';
import { anApp, answerOf, noWaiting } from './anApp.js';
import { HandClock } from './handClock.js';

/** An app with a clock that stands, a backend that mints numbered tokens, and a service. */
export function aDay(livesMs: number | null, refused: readonly string[] = []) {
  const clock = new HandClock();
  const asked: boolean[] = [];
  const used: string[] = [];
  const mint = async ({ force }: TokenAsk): Promise<Token> => {
    asked.push(force);
    const expiresAt = livesMs === null ? null : clock.now() + livesMs;
    return { token: `t${asked.length}`, expiresAt };
  };
  const fetch: Fetch = async (_, { headers }) => {
    const bearer = new Headers(headers).get('authorization')?.replace('Bearer ', '') ?? '';
    used.push(bearer);
    return answerOf({}, refused.includes(bearer) ? 401 : 200);
  };
  const app = (token = mint) =>
    anApp({ baseUrl: 'https://village.example', clock, fetch, token, random: noWaiting });
  return { clock, asked, used, mint, app };
}

/** What was begun behind the back of a call is over. */
export const settled = () => new Promise((done) => setImmediate(done));
