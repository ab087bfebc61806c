import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Village } from '@village-butcher/sdk';
import { requestsOf } from '@village-butcher/sdk/rights';
import { giving, refusalOf, shareAll, standingOf, which } from './acts.js';
import type { Trials } from './house.js';

const UNTIL = '2027-01-26T11:00:00.000Z';
const statesOf = async (ada: Village) =>
  (await requestsOf(ada).list()).items.map(({ right, state }) => `${right} ${state}`).toSorted();

/** What is asked for formally, and what is restricted by name. */
export const REQUEST_TRIALS: Trials = {
  'what can be done at once is done, and what a person answers has a number': async (house) => {
    const ada = house.customer();
    const requests = requestsOf(ada);
    await shareAll(ada, 'recipes');
    expect(await requests.file({ right: 'access' })).toMatchObject({ state: 'fulfilled' });
    const pets = {
      right: 'rectify',
      field: 'pets',
      value: { pets: [{ species: 'cat' }] },
    } as const;
    expect(await requests.file(pets as never)).toMatchObject({ state: 'fulfilled', field: 'pets' });
    expect(await ada.profile.get('pets')).toEqual({ pets: [{ species: 'cat' }] });
    await requests.file({ right: 'object', purpose: 'recipes' });
    expect((await ada.permissions.get()).wishes).toEqual([]);
    expect(new Set((await standingOf(ada)).map((line) => line.split(' ')[2]))).toEqual(
      new Set(['withdrawn']),
    );
    const asked = await requests.file({ right: 'decision', purpose: 'recipes' });
    expect(asked).toMatchObject({ state: 'received', closedAt: null, purpose: 'recipes' });
    expect(asked.steps.map(({ step, actor }) => `${step} ${actor}`)).toEqual(['receive customer']);
    expect((await ada.rights.export()).requests.map(({ id }) => id)).toContain(asked.id);
  },

  'a permission that is restricted by its name is paused, until it is lifted': async (house) => {
    const ada = house.customer();
    const requests = requestsOf(ada);
    await ada.grant(giving(['diet', 'household']));
    const act = { right: 'restrict', permissions: [which('diet')], until: UNTIL } as const;
    const request = await requests.file(act);
    expect(request).toMatchObject({ state: 'fulfilled', until: UNTIL, named: 1 });
    expect(await standingOf(ada)).toEqual(['diet recipes paused', 'household recipes granted']);
    const { standing } = await ada.permissions.get();
    expect(standing.map(({ pausedUntil }) => pausedUntil ?? null)).toEqual([UNTIL, null]);
    const [entry] = (await ada.history.list()).items;
    expect(entry).toMatchObject({ type: 'restricted', permissions: [which('diet')], until: UNTIL });
    expect(request.steps.find(({ step }) => step === 'work')?.line).toBe(entry!.line);
    expect((await requests.lift({ permissions: 'all' })).lines).toHaveLength(1);
    expect((await requests.lift({ permissions: 'all' })).lines).toEqual([]);
    expect(await standingOf(ada)).toEqual(['diet recipes granted', 'household recipes granted']);
    await requests.file(act);
    await ada.grant(giving(['diet']));
    expect(await standingOf(ada)).toEqual(['diet recipes granted', 'household recipes granted']);
  },

  'a stop of everything is a pause, and is not made shorter by a second': async (house) => {
    const ada = house.customer();
    const long = await requestsOf(ada).file({ right: 'restrict' });
    const { pausedUntil } = await ada.permissions.get();
    expect(long).toMatchObject({ until: pausedUntil, named: null });
    await requestsOf(ada).file({ right: 'restrict', until: UNTIL });
    expect((await ada.permissions.get()).pausedUntil).toBe(pausedUntil);
    const over = { right: 'restrict', until: '2020-01-01T00:00:00.000Z' } as const;
    expect(await refusalOf(requestsOf(ada).file(over))).toMatch(/ends-in-the-past/);
  },

  'a request that is repeated is doubted, and one that is open can be taken back': async (
    house,
  ) => {
    const ada = house.customer();
    const requests = requestsOf(ada);
    const about = { right: 'complaint', about: 'suggestion' } as const;
    const first = await requests.file(about);
    const second = await requests.file(about);
    expect(second).toMatchObject({ state: 'identity-open', duplicateOf: first.id });
    expect(await refusalOf(requests.proveIdentity(second.id))).toMatch(/step-refused/);
    expect(await requests.takeBack(second.id)).toMatchObject({ state: 'taken-back' });
    expect(await refusalOf(requests.takeBack(second.id))).toMatch(/step-refused/);
    expect(await refusalOf(requests.takeBack(randomUUID()))).toMatch(/404/);
    expect(await statesOf(ada)).toEqual(['complaint received', 'complaint taken-back']);
  },

  'an erasure waits, and to take it back is to stay': async (house) => {
    const ada = house.customer();
    await ada.grant(giving(['diet']));
    const { id, state } = await requestsOf(ada).file({ right: 'erase' });
    expect(state).toBe('working');
    expect(await ada.rights.erasure()).toMatchObject({ state: 'waiting' });
    expect(await requestsOf(ada).takeBack(id)).toMatchObject({ state: 'taken-back' });
    expect(await ada.rights.erasure()).toMatchObject({ state: 'kept' });
  },

  'the same request again, with its key, is the same': async (house) => {
    const ada = house.customer();
    const idempotencyKey = randomUUID();
    const about = { right: 'complaint', about: 'not-answered' } as const;
    const first = await requestsOf(ada).file(about, { idempotencyKey });
    const again = await requestsOf(ada).file(about, { idempotencyKey });
    expect(again.id).toBe(first.id);
    expect(await statesOf(ada)).toEqual(['complaint received']);
  },
};
