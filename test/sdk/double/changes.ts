import { expect } from '@jest/globals';
import { ALL, giving, shareAll } from './acts.js';
import { fixtures } from '@village-butcher/sdk/testing';
import type { House, Trials } from './house.js';
import { shownTo } from './shown.js';

const CHANGES = '/v1/me/changes';

/** What a stream says, event by event; what only keeps it open is not heard. */
async function listening(house: House, subject: string) {
  const answer = await house.ask(CHANGES, { subject, headers: { accept: 'text/event-stream' } });
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const reader = answer.body!.getReader();
  const text = new TextDecoder();
  let heard = '';
  return {
    async next(): Promise<unknown> {
      for (;;) {
        const end = heard.indexOf('\n\n');
        const block = heard.slice(0, Math.max(end, 0));
        if (end >= 0) heard = heard.slice(end + 2);
        const [, event] = /^event: (.*)$/m.exec(block) ?? [];
        const [, said] = /^data: (.*)$/m.exec(block) ?? [];
        if (event) return { event, ...(JSON.parse(said!) as object) };
        if (end >= 0) continue;
        const { value, done } = await reader.read();
        if (done) return 'over';
        heard += text.decode(value, { stream: true });
      }
    },
    close: () => reader.cancel(),
  };
}

const tagOf = async (house: House, subject: string): Promise<string> =>
  (await house.ask('/v1/me/permissions', { subject })).headers.get('etag')!;

/** What happens while an app is open, and what it knew before. */
export const CHANGES_TRIALS: Trials = {
  'a stream says what is so at once, and then each change by whomever': async (house) => {
    const dora = house.customer('dora');
    const stream = await listening(house, 'dora');
    const first = { event: 'permissions', type: 'permissions', etag: await tagOf(house, 'dora') };
    expect(await stream.next()).toEqual(first);
    await dora.grant(giving(['memory']));
    const second = { ...first, etag: await tagOf(house, 'dora') };
    expect(await stream.next()).toEqual(second);
    expect(second.etag).not.toBe(first.etag);
    await dora.withdraw(ALL);
    expect(await stream.next()).toEqual({ ...first, etag: await tagOf(house, 'dora') });
    const stores = fixtures.catalogue.stores.map((store) => ({ ...store, name: 'Brandt' }));
    await house.bring({ ...fixtures.catalogue, stores });
    expect(await stream.next()).toEqual({ event: 'suggestions', type: 'suggestions', etag: null });
    await stream.close();
    await house.bring(fixtures.catalogue);
    expect((await dora.disclosures.list()).items).toEqual([]);
  },

  'a grant that comes after another act is not carried out': async (house) => {
    const subject = 'fay';
    const fay = house.customer(subject);
    const headers = { 'if-match': await tagOf(house, subject) };
    const snapshot = await shownTo(house, subject);
    await shareAll(fay, 'recipes');
    await fay.withdraw(ALL);
    const body = { ...giving(['memory']), snapshot };
    const asked = { subject, method: 'POST', body, headers };
    const answer = await house.ask('/v1/me/grants', asked);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      412,
      'changed-since',
    ]);
    expect(
      fay.permissions.allows({ field: 'memory', recipient: 'app:brandt', purpose: 'recipes' }),
    ).toBe(false);
    const fresh = { 'if-match': await tagOf(house, subject) };
    const anew = { ...body, snapshot: await shownTo(house, subject) };
    const again = { ...asked, body: anew, headers: fresh };
    expect((await house.ask('/v1/me/grants', again)).status).toBe(200);
  },

  'what else changed refuses no grant, and what can never be granted is said first': async (
    house,
  ) => {
    const subject = 'hal';
    const hal = house.customer(subject);
    const headers = { 'if-match': await tagOf(house, subject) };
    await hal.wishes.put('recipes', { channel: 'app' });
    await hal.profile.put('household', { eaters: 2 });
    const snapshot = await shownTo(house, subject);
    const grant = async (act: object) => {
      const body = { ...act, snapshot };
      return (await house.ask('/v1/me/grants', { subject, method: 'POST', body, headers })).status;
    };
    expect(await grant(giving(['memory']))).toBe(200);
    expect(await grant(giving(['memory'], 'recipes', '2026-01-01T00:00:00.000Z'))).toBe(422);
    expect(await grant(giving(['memory']))).toBe(412);
  },

  'a grant that has landed is answered again, whatever happened since': async (house) => {
    const subject = 'gil';
    const headers = {
      'if-match': await tagOf(house, subject),
      'idempotency-key': '0198f0a0-0000-4000-8000-0000000000aa',
    };
    const body = { ...giving(['memory']), snapshot: await shownTo(house, subject) };
    const asked = { subject, method: 'POST', body, headers };
    const first = await (await house.ask('/v1/me/grants', asked)).json();
    await house.customer(subject).withdraw(ALL);
    const again = await house.ask('/v1/me/grants', asked);
    expect([again.status, await again.json()]).toEqual([200, first]);
  },
};
