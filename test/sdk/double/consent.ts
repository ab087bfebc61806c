import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { fixtures } from '@village-butcher/sdk/testing';
import {
  ALL,
  ALLOW,
  APP,
  giving,
  NOTICE,
  refusalOf,
  standingOf,
  taking,
  UNTIL,
  which,
} from './acts.js';
import { NOON, type Trials } from './house.js';

/** Giving and taking back, and all that stands between. */
export const CONSENT: Trials = {
  'a grant answers with a line, and stands': async (house) => {
    const ada = house.customer();
    const receipt = await ada.grant(giving(['memory']));
    expect(receipt).toMatchObject({ state: 'promised', checkpoint: null });
    expect(JSON.parse(receipt.lines[0]!.payload)).toMatchObject({
      act: receipt.id,
      at: NOON,
      kind: 'consent',
      seq: 0,
      body: { ...giving(['memory']), type: 'granted', notice: NOTICE },
    });
    expect(await standingOf(ada)).toEqual(['memory recipes granted']);
    expect(ada.permissions.allows(which('memory'))).toBe(true);
  },

  'a grant is refused, and the member at fault is named': async (house) => {
    const ada = house.customer();
    const { permissions, ...how } = giving(['memory']);
    const refused = (wrong: object) =>
      refusalOf(ada.grant({ ...how, permissions: [{ ...permissions[0]!, ...wrong }] }));
    const late = { until: '2027-11-26T11:00:00.001Z' };
    expect(await refused({ until: NOON })).toBe('422 ends-in-the-past permissions 0 until');
    expect(await refused(late)).toBe('422 ends-too-late permissions 0 until');
    const brand = { recipient: 'brand:hafergut' };
    expect(await refused(brand)).toBe('422 ends-too-late permissions 0 until');
    const stranger = { recipient: 'app:nobody' };
    expect(await refused(stranger)).toBe('422 unknown-recipient permissions 0 recipient');
    expect(await standingOf(ada)).toEqual([]);
  },

  'a grant is refused: a control that gives nothing, and a text that nobody was shown': async (
    house,
  ) => {
    const ada = house.customer();
    const act = giving(['memory']);
    const stop = { ...act, control: 'withdraw-all' } as const;
    expect(await refusalOf(ada.grant(stop))).toBe('422 unknown-control control');
    const unread = { ...act, notice: { ...NOTICE, version: 9 } };
    expect(await refusalOf(ada.grant(unread))).toBe('422 unknown-notice notice');
  },

  'under an outdated notice nothing is given': async (house) => {
    const ada = house.customer();
    const newer = { id: NOTICE.id, version: 2, locale: 'de', text: 'Neu: auch Haustiere.' };
    const { notices = [] } = fixtures.catalogue;
    await house.bring({ ...fixtures.catalogue, notices: [...notices, newer] });
    expect(await refusalOf(ada.grant(giving(['memory'])))).toBe('409 notice-outdated notice');
    const notice = { ...NOTICE, version: 2 };
    expect((await ada.grant({ ...giving(['memory']), notice })).lines).toHaveLength(1);
    await house.bring(fixtures.catalogue);
  },

  'what is taken back is gone, and a no never fails': async (house) => {
    const ada = house.customer();
    await ada.grant(giving(['memory', 'diet']));
    expect((await ada.withdraw(taking(['memory', 'pets']))).lines).toHaveLength(1);
    expect(await standingOf(ada)).toEqual(['diet recipes granted', 'memory recipes withdrawn']);
    expect((await ada.withdraw(taking(['memory']))).lines).toEqual([]);
    expect((await ada.withdraw(ALL)).lines).toHaveLength(1);
    expect(await standingOf(ada)).toEqual(['diet recipes withdrawn', 'memory recipes withdrawn']);
  },

  'what a withdrawal took is given again by an undo, and by nothing else': async (house) => {
    const ada = house.customer();
    await ada.grant(giving(['memory', 'diet']));
    await ada.permissions.get();
    const receipt = await ada.withdraw(taking(['memory']));
    await ada.undo(receipt, NOTICE);
    expect(await standingOf(ada)).toEqual(['diet recipes granted', 'memory recipes granted']);
  },

  'a permission ends when it said it would': async (house) => {
    const ada = house.customer();
    await ada.grant(giving(['memory'], 'recipes', '2026-11-26T12:00:00.000Z'));
    house.setNow('2026-11-26T11:59:59.999Z');
    expect(await standingOf(ada)).toEqual(['memory recipes granted']);
    house.setNow('2026-11-26T12:00:00.000Z');
    expect(await standingOf(ada)).toEqual(['memory recipes expired']);
    expect((await ada.withdraw(ALL)).lines).toHaveLength(1);
  },

  'a pause stops everything until it ends, and is no withdrawal': async (house) => {
    const ada = house.customer();
    await ada.grant(giving(['memory']));
    await ada.pause({ until: '2026-11-27T11:00:00.000Z' });
    expect(await standingOf(ada)).toEqual(['memory recipes paused']);
    expect((await ada.permissions.get()).pausedUntil).toBe('2026-11-27T11:00:00.000Z');
    house.setNow('2026-11-27T11:00:00.000Z');
    expect(await standingOf(ada)).toEqual(['memory recipes granted']);
    house.setNow(NOON);
    expect((await ada.resume()).lines).toHaveLength(1);
    expect((await ada.resume()).lines).toEqual([]);
    expect(await refusalOf(ada.pause({ until: NOON }))).toBe('422 ends-in-the-past until');
    const late = '2028-01-01T00:00:00.000Z';
    expect(await refusalOf(ada.pause({ until: late }))).toBe('422 ends-too-late until');
  },

  'a wish is written down once, and taken back once': async (house) => {
    const ada = house.customer();
    const wish = { channel: 'app', mostPerDay: 2, quiet: { from: '21:00', to: '07:00' } } as const;
    expect(await ada.wishes.put('recipes', wish)).toEqual({ ...wish, purpose: 'recipes' });
    await ada.wishes.put('recipes', wish);
    expect((await ada.permissions.get()).wishes).toEqual([{ ...wish, purpose: 'recipes' }]);
    await ada.wishes.remove('recipes');
    await ada.wishes.remove('recipes');
    const { items } = await ada.history.list();
    expect(items.map(({ type }) => type)).toEqual(['unwished', 'wished']);
  },

  'an act under its own key is done once, and another one never': async (house) => {
    const ada = house.customer();
    const idempotencyKey = randomUUID();
    const first = await ada.grant(giving(['memory']), { idempotencyKey });
    await ada.withdraw(ALL);
    const again = await ada.grant(giving(['memory']), { idempotencyKey });
    expect(again).toEqual(first);
    expect(first.id).toBe(idempotencyKey);
    expect(await standingOf(ada)).toEqual(['memory recipes withdrawn']);
    const other = ada.grant(giving(['diet']), { idempotencyKey });
    expect(await refusalOf(other)).toBe('409 idempotency-key-reused');
  },

  'an act without a key is none': async (house) => {
    const body = giving(['memory']);
    const asked = { method: 'POST', body, headers: { 'idempotency-key': 'no' } };
    const answer = await house.ask('/v1/me/grants', asked);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'idempotency-key-missing', status: 400 });
  },

  'the history is the newest first, a page at a time': async (house) => {
    const ada = house.customer();
    await ada.grant(giving(['memory']));
    await ada.pause({ until: UNTIL });
    await ada.resume();
    const first = await ada.history.list({ limit: 2 });
    expect(first.items.map(({ type }) => type)).toEqual(['resumed', 'paused']);
    const all = [];
    for await (const { type } of ada.history.list({ limit: 2 })) all.push(type);
    expect(all).toEqual(['resumed', 'paused', 'granted']);
  },

  'whom and what one can give is said, and for how long': async (house) => {
    const { askable, recipients, notices } = await house.customer().permissions.get();
    expect(recipients.map(({ id }) => id)).toEqual([
      APP,
      'counter:brandt/mutzenhausen/meat',
      'brand:hafergut',
    ]);
    expect(askable).toContainEqual({
      recipient: APP,
      purpose: 'events',
      fields: ['calendar'],
      longestDays: 365,
    });
    expect(askable.some(({ recipient }) => recipient.startsWith('brand:'))).toBe(false);
    expect(notices.map(({ locale, sha256 }) => [locale, sha256.length])).toEqual([
      ['de', 43],
      ['en', 43],
    ]);
    expect(ALLOW.control).toBe('allow');
  },
};
