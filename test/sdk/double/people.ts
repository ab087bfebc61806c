import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { ALL, giving, refusalOf, shareAll, standingOf, STORE, taking } from './acts.js';
import { NOON, type Trials } from './house.js';

const PARTNER = { members: { 'adult-1': { rules: ['vegan' as const] } } };
const ASK = { store: STORE, purposes: ['recipes' as const] };

/** What is told, who confirms it, who read it, and what is kept of it. */
export const PEOPLE: Trials = {
  'what is told is there, and is erased with a line': async (house) => {
    const ada = house.customer();
    expect(await refusalOf(ada.profile.get('pets'))).toBe('404 not-found');
    const pets = { pets: [{ species: 'dog', size: 'small' as const }] };
    expect(await ada.profile.put('pets', pets)).toEqual(pets);
    expect(await ada.profile.get('pets')).toEqual(pets);
    expect((await ada.permissions.get()).told).toEqual(['pets']);
    expect((await ada.profile.remove('pets')).lines).toHaveLength(1);
    expect((await ada.profile.remove('pets')).lines).toEqual([]);
    expect(await refusalOf(ada.profile.get('pets'))).toBe('404 not-found');
  },

  'a value that its field does not know is refused, and nothing is told': async (house) => {
    const ada = house.customer();
    const wrong = { pets: [{ species: 'dog', size: 'huge' as 'large' }] };
    expect(await refusalOf(ada.profile.put('pets', wrong))).toBe('400 invalid pets 0 size');
    expect((await ada.permissions.get()).told).toEqual([]);
  },

  'everything that is kept of a customer is one file': async (house) => {
    const ada = house.customer();
    await ada.profile.put('pets', { pets: [{ species: 'dog' }] });
    await shareAll(ada, 'recipes');
    const file = await ada.rights.export();
    expect(file.portable.profile.pets).toEqual({ pets: [{ species: 'dog' }] });
    expect(file.history).toEqual((await ada.history.list()).items);
    expect(file.permissions).toEqual((await ada.permissions.get()).standing);
    expect(file.receipts.map(({ id }) => id)).toContain(file.history[0]!.act);
    expect(file.notices).toHaveLength(1);
  },

  'days that are over are told no more': async (house) => {
    const ada = house.customer();
    const hints = ['2026-11-26', '2026-11-27'].map((date) => ({ date, hint: 'away' as const }));
    await ada.profile.put('calendar', { hints });
    house.setNow('2026-11-27T11:00:00.000Z');
    expect(await ada.profile.get('calendar')).toEqual({ hints: hints.slice(1) });
  },

  'what is said of another adult waits for their yes, and for another one when it changes': async (
    house,
  ) => {
    const [eva, tom] = [house.customer(), house.customer()];
    await eva.profile.put('diet', PARTNER);
    await eva.grant(giving(['diet']));
    expect(await standingOf(eva)).toEqual(['diet recipes pending']);
    const { code, until } = await eva.members.invite('adult-1');
    expect(until).toBe('2026-12-03T11:00:00.000Z');
    expect((await tom.members.confirm(code)).lines).toHaveLength(1);
    expect(await standingOf(eva)).toEqual(['diet recipes granted']);
    expect((await eva.permissions.get()).pending).toEqual([]);
    expect(await refusalOf(tom.members.confirm(code))).toBe('422 code-refused');
    await eva.profile.put('diet', { members: { 'adult-1': { rules: ['vegetarian'] } } });
    expect((await eva.permissions.get()).pending).toEqual([{ field: 'diet', member: 'adult-1' }]);
  },

  'nobody confirms in another adult’s place, and no code opens too much': async (house) => {
    const [eva, tom] = [house.customer(), house.customer()];
    expect(await refusalOf(eva.members.invite('adult-1'))).toBe('422 unknown-member');
    await eva.profile.put('diet', PARTNER);
    expect(await refusalOf(eva.members.invite('self'))).toBe('422 unknown-member');
    const idempotencyKey = randomUUID();
    const first = await eva.members.invite('adult-1', { idempotencyKey });
    expect(await eva.members.invite('adult-1', { idempotencyKey })).toEqual(first);
    expect(await refusalOf(eva.members.confirm(first.code))).toBe('422 own-member');
    const second = await eva.members.invite('adult-1');
    expect(await refusalOf(tom.members.confirm(first.code))).toBe('422 code-refused');
    house.setNow(second.until);
    expect(await refusalOf(tom.members.confirm(second.code))).toBe('422 code-refused');
  },

  'both sides of a confirmation have it in their history': async (house) => {
    const [eva, tom] = [house.customer(), house.customer()];
    await eva.profile.put('diet', PARTNER);
    await tom.members.confirm((await eva.members.invite('adult-1')).code);
    const said = { member: 'adult-1', fields: ['diet'] };
    expect((await eva.history.list()).items[0]).toMatchObject({ type: 'confirmed', ...said });
    expect((await tom.history.list()).items[0]).toMatchObject({ type: 'joined', ...said });
  },

  'a use leaves a disclosure with the line that it rests on, and nobody’s value': async (house) => {
    const ada = house.customer();
    await ada.suggestions.list(ASK);
    expect((await ada.disclosures.list()).items).toEqual([]);
    await shareAll(ada, 'recipes');
    await ada.profile.put('household', { eaters: 3 });
    await ada.suggestions.list(ASK);
    const [use, ...more] = (await ada.disclosures.list()).items;
    const { standing } = await ada.permissions.get();
    const { line } = standing.find(({ field }) => field === 'household')!;
    expect(more).toEqual([]);
    expect(use).toMatchObject({
      recipient: 'app:brandt',
      store: STORE,
      uses: [{ field: 'household', purpose: 'recipes', line }],
    });
    expect((await ada.receipts.get(use!.id)).lines).toMatchObject([{ kind: 'disclosure' }]);
  },

  'uses are listed of one recipient or of one field, over as many pages as they take': async (
    house,
  ) => {
    const ada = house.customer();
    await shareAll(ada, 'recipes');
    await ada.profile.put('household', { eaters: 3 });
    for (const _ of [1, 2, 3]) await ada.suggestions.list(ASK);
    const countOf = async (about: Parameters<typeof ada.disclosures.list>[0]) => {
      let count = 0;
      for await (const _ of ada.disclosures.list({ ...about, limit: 2 })) count += 1;
      return count;
    };
    expect(await countOf({ recipient: 'app:brandt', field: 'household' })).toBe(3);
    expect(await countOf({ field: 'pets' })).toBe(0);
    expect(await countOf({ recipient: 'app:mill' })).toBe(0);
    const wrong = ada.disclosures.list({ field: 'shoe-size' as 'pets' });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', issues: [{ path: ['field'] }] });
  },

  'whoever read may still hold it, also when it was taken back': async (house) => {
    const ada = house.customer();
    expect((await ada.disclosures.mayStillHold()).items).toEqual([]);
    await shareAll(ada, 'recipes');
    await ada.profile.put('household', { eaters: 3 });
    await ada.suggestions.list(ASK);
    const heldNow = async () => {
      const { items } = await ada.disclosures.mayStillHold();
      return items.map(({ use: _use, ...one }) => one);
    };
    const read = { recipient: 'app:brandt', field: 'household', lastUsedAt: NOON };
    const stands = { ...read, state: 'permitted', endedAt: null, endReason: null };
    expect(await heldNow()).toEqual([stands]);
    const [use] = (await ada.disclosures.list()).items;
    expect((await ada.disclosures.mayStillHold()).items[0]!.use).toBe(use!.id);

    house.setNow('2026-11-26T11:30:00.000Z');
    const end = { state: 'ended', endedAt: '2026-11-26T11:30:00.000Z' };
    await ada.pause({ until: '2026-11-26T12:00:00.000Z' });
    expect(await heldNow()).toEqual([{ ...read, ...end, endReason: 'paused' }]);
    await ada.resume();
    expect(await heldNow()).toEqual([stands]);
    await ada.withdraw(ALL);
    await ada.profile.remove('household');
    house.setNow('2026-11-27T11:00:00.000Z');
    expect(await heldNow()).toEqual([{ ...read, ...end, endReason: 'withdrawn' }]);
    await ada.grant(giving(['household'], 'recipes', '2026-11-28T11:00:00.000Z'));
    expect(await heldNow()).toEqual([stands]);
    house.setNow('2026-11-29T11:00:00.000Z');
    expect(await heldNow()).toMatchObject([
      { endedAt: '2026-11-28T11:00:00.000Z', endReason: 'expired' },
    ]);
  },

  'there is a receipt of an act and of its line, and of nothing else': async (house) => {
    const ada = house.customer();
    const receipt = await ada.grant(giving(['memory']));
    expect(await ada.receipts.get(receipt.id)).toEqual(receipt);
    const [line] = (await ada.history.list()).items;
    const own = await ada.receipts.get(line!.line);
    expect(own).toEqual({ ...receipt, id: line!.line });
    expect(await refusalOf(ada.receipts.get(randomUUID()))).toBe('404 not-found');
    const eva = house.customer();
    expect(await refusalOf(eva.receipts.get(receipt.id))).toBe('404 not-found');
  },

  'who wants to go is not used any more at once, and may stay after all': async (house) => {
    const ada = house.customer();
    expect(await ada.rights.erase()).toMatchObject({ state: 'nothing', dueAt: null });
    await ada.grant(giving(['memory']));
    expect(await ada.rights.erasure()).toMatchObject({ state: 'kept' });
    const leaving = { state: 'waiting', dueAt: '2026-11-27T11:00:00.000Z' };
    expect(await ada.rights.erase()).toMatchObject(leaving);
    expect(await standingOf(ada)).toEqual(['memory recipes paused']);
    expect(await ada.rights.undoErasure()).toMatchObject({ state: 'kept', dueAt: null });
    expect(await standingOf(ada)).toEqual(['memory recipes granted']);
    await ada.rights.erase();
    await ada.resume();
    expect(await ada.rights.undoErasure()).toMatchObject({ state: 'kept' });
    const { items } = await ada.history.list();
    const types = ['resumed', 'paused', 'resumed', 'paused', 'granted'];
    expect(items.map(({ type }) => type)).toEqual(types);
    await ada.withdraw(ALL);
    expect((await ada.withdraw(taking(['memory']))).lines).toEqual([]);
  },
};
