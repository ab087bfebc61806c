import { expect } from '@jest/globals';
import { paths } from '@village-butcher/sdk/contract';
import { giving, shareAll, STORE } from './acts.js';
import type { Asked, House, Trials } from './house.js';

const PERMISSIONS = paths.permissions.path;
const SUGGESTIONS = `${paths.suggestions.path}?store=${STORE}&purposes=recipes`;

/** The status, and the code of the problem. */
async function refused(house: House, path: string, asked?: Asked): Promise<string> {
  const answer = await house.ask(path, asked);
  const problem = (await answer.json()) as { readonly status: number; readonly code: string };
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem.status).toBe(answer.status);
  return `${answer.status} ${problem.code}`;
}

/** What every request and every answer is like, whatever the route. */
export const PROTOCOL: Trials = {
  'a request that nobody can read is refused before anything happens': async (house) => {
    const post = (body: unknown, headers = {}): Asked => ({ method: 'POST', body, headers });
    const grants = paths.grant.path;
    expect(await refused(house, '/v1/nowhere')).toBe('404 not-found');
    expect(await refused(house, PERMISSIONS, { method: 'POST' })).toBe('404 not-found');
    expect(await refused(house, PERMISSIONS, { subject: null })).toBe('401 token-refused');
    expect(await refused(house, paths.explain.path, post({}))).toBe('403 not-allowed');
    expect(await refused(house, grants, post('{"a":'))).toBe('400 invalid-json');
    const text = { 'content-type': 'text/plain' };
    expect(await refused(house, grants, post('hello', text))).toBe('415 unsupported-media-type');
    expect(await refused(house, grants, post({ ...giving(['memory']), more: 1 }))).toBe(
      '400 invalid',
    );
    expect(await refused(house, `${PERMISSIONS}?a=1`)).toBe('400 invalid');
    expect(await refused(house, `${SUGGESTIONS}&limit=6`)).toBe('400 invalid');
    const resume = { method: 'DELETE', body: {} };
    expect(await refused(house, paths.resume.path, resume)).toBe('400 invalid');
  },

  'a refusal names the member at fault, and never what was sent': async (house) => {
    const body = { ...giving(['memory']), surface: 'my-secret' };
    const answer = await house.ask(paths.grant.path, { method: 'POST', body });
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      issues: [{ path: ['surface'], code: 'invalid-value' }],
    });
    expect(text).not.toContain('my-secret');
  },

  'an answer carries the name of its request and of the contract': async (house) => {
    const named = '0198f0a0-0000-4000-8000-00000000000a';
    const answer = await house.ask(PERMISSIONS, { headers: { 'x-request-id': named } });
    expect(answer.headers.get('x-request-id')).toBe(named);
    expect(answer.headers.get('village-contract')).toBe('2026-11-01');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  },

  'what somebody has already is not sent again, until it is another': async (house) => {
    const subject = 'bea';
    const bea = house.customer(subject);
    const first = await house.ask(PERMISSIONS, { subject });
    const headers = { 'if-none-match': first.headers.get('etag')! };
    const again = await house.ask(PERMISSIONS, { subject, headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await bea.grant(giving(['memory']));
    expect((await house.ask(PERMISSIONS, { subject, headers })).status).toBe(200);
  },

  'an answer that is not sent again is a use as well': async (house) => {
    const subject = 'cleo';
    const cleo = house.customer(subject);
    await shareAll(cleo, 'recipes');
    await cleo.profile.put('household', { eaters: 2 });
    const first = await house.ask(SUGGESTIONS, { subject });
    const headers = { 'if-none-match': first.headers.get('etag')! };
    expect((await house.ask(SUGGESTIONS, { subject, headers })).status).toBe(304);
    expect((await cleo.disclosures.list()).items).toHaveLength(2);
  },
};
