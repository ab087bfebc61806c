import { expect } from '@jest/globals';
import { fixtures } from '@village-butcher/sdk/testing';
import { ALL, giving, NOTICE, standingOf, which } from './acts.js';
import { NOON, type House, type Trials } from './house.js';

const GRANTS = '/v1/me/grants';

/** The snapshot of what somebody is shown now. */
export const shownTo = async (house: House, subject: string): Promise<string> =>
  (await house.ask('/v1/me/permissions', { subject })).headers.get('notice-snapshot')!;

/** What comes of an act by hand: 200, or how it is refused and the member at fault. */
async function answered(house: House, subject: string, body: object): Promise<string> {
  const reply = await house.ask(GRANTS, { subject, method: 'POST', body });
  const { code, issues = [] } = (await reply.json()) as Refused;
  return [reply.status, code, ...(issues[0]?.path ?? [])]
    .filter((one) => one !== undefined)
    .join(' ');
}

interface Refused {
  readonly code?: string;
  readonly issues?: readonly { readonly path: readonly (string | number)[] }[];
}

/** What a choice rests on: the snapshot of what was on the screen. */
export const SHOWN_TRIALS: Trials = {
  'a snapshot goes along with where one stands, and with 304': async (house) => {
    const subject = 'ida';
    const first = await house.ask('/v1/me/permissions', { subject });
    const headers = { 'if-none-match': first.headers.get('etag')! };
    const known = await house.ask('/v1/me/permissions', { subject, headers });
    expect([first.status, known.status]).toEqual([200, 304]);
    const snapshot = known.headers.get('notice-snapshot')!;
    expect(snapshot.split('.')).toHaveLength(3);
    expect(await answered(house, subject, { ...giving(['memory']), snapshot })).toBe('200');
  },

  'nothing is given without the snapshot of this customer': async (house) => {
    const subject = 'jan';
    const act = giving(['memory']);
    const good = await shownTo(house, subject);
    const at = good.lastIndexOf('.') + 9;
    const forged = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
    for (const snapshot of [undefined, '', 'a.b.c', forged, await shownTo(house, 'kim')]) {
      expect(await answered(house, subject, { ...act, snapshot })).toBe(
        '422 snapshot-refused snapshot',
      );
    }
    expect(await standingOf(house.customer(subject))).toEqual([]);
  },

  'a snapshot carries nothing after an hour, nor what was taken back since it was made': async (
    house,
  ) => {
    const subject = 'lea';
    const body = { ...giving(['memory']), snapshot: await shownTo(house, subject) };
    expect(await answered(house, subject, body)).toBe('200');
    await house.customer(subject).withdraw(ALL);
    expect(await answered(house, subject, body)).toBe('409 snapshot-outdated snapshot');
    const other = { ...giving(['diet']), snapshot: body.snapshot };
    expect(await answered(house, subject, other)).toBe('200');
    const fresh = { ...body, snapshot: await shownTo(house, subject) };
    house.setNow('2026-11-26T12:00:00.000Z');
    expect(await answered(house, subject, fresh)).toBe('409 snapshot-outdated snapshot');
    house.setNow(NOON);
    expect(await answered(house, subject, fresh)).toBe('200');
  },

  'only what was offered is given or refused, and a no is written down': async (house) => {
    const subject = 'mia';
    const mia = house.customer(subject);
    const snapshot = await shownTo(house, subject);
    const declined = [which('memory')];
    const strange = { ...giving(['pets']), snapshot };
    expect(await answered(house, subject, strange)).toBe('422 not-offered permissions 0');
    const refused = { ...giving(['diet']), declined: [which('pets')], snapshot };
    expect(await answered(house, subject, refused)).toBe('422 not-offered declined 0');
    const both = { ...giving(['memory']), declined, snapshot };
    expect(await answered(house, subject, both)).toBe('400 invalid declined');
    expect((await mia.grant({ ...giving(['diet']), declined })).lines).toHaveLength(2);
    const { lines } = await mia.grant({ ...giving([]), declined });
    expect(JSON.parse(lines[0]!.payload)).toMatchObject({
      body: { type: 'refused', permissions: declined, notice: NOTICE, evidence: { sdk: '0.1.0' } },
    });
    const { items } = await mia.history.list();
    expect(items.map(({ type }) => type)).toEqual(['refused', 'refused', 'granted']);
    expect(await standingOf(mia)).toEqual(['diet recipes granted']);
  },

  'what can be given changed, and the customer looks again': async (house) => {
    const subject = 'nele';
    const body = { ...giving(['memory']), snapshot: await shownTo(house, subject) };
    const { recipients } = fixtures.catalogue;
    const more = { id: 'counter:brandt/mutzenhausen/fish', name: 'Fischtheke' };
    await house.bring({ ...fixtures.catalogue, recipients: [...recipients, more] });
    expect(await answered(house, subject, body)).toBe('409 snapshot-outdated snapshot');
    await house.bring(fixtures.catalogue);
    expect(await answered(house, subject, body)).toBe('200');
  },
};
