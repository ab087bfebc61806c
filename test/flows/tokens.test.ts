import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BAD_TOKENS, NOW } from '../support/badTokens.js';
import { startService, type TestService } from '../support/service.js';

const SAME_ID = randomUUID();

let service: TestService;
beforeAll(async () => {
  service = await startService({ now: NOW });
});
afterAll(() => service.stop());

async function answerTo(headers: Readonly<Record<string, string>>) {
  const response = await service.ask('/v1/me/permissions', {
    headers: { 'x-request-id': SAME_ID, ...headers },
  });
  const { date: _, ...said } = Object.fromEntries(response.headers);
  return { status: response.status, headers: said, body: await response.text() };
}

const lastReason = (): unknown => JSON.parse(service.log.at(-1)!).reason;

describe('a token that is not exactly right opens nothing, and nobody learns why', () => {
  const rows = Object.entries(BAD_TOKENS).flatMap(([reason, tokens]) =>
    Object.entries(tokens).map(([name, make]) => ({ name, reason, make })),
  );

  test.each(rows)('$reason: $name', async ({ reason, make }) => {
    const answer = await answerTo({ authorization: `Bearer ${make(service.issuer)}` });
    expect(lastReason()).toBe(reason);

    expect(answer).toEqual(await answerTo({}));
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'token-refused', status: 401 });
    expect(lastReason()).toBe('missing');
  });
});
