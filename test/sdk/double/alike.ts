import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Village } from '@village-butcher/sdk';
import { FIELDS, FIELDS_FOR, PURPOSES, type Profile } from '@village-butcher/sdk/contract';
import { fixtures } from '@village-butcher/sdk/testing';
import { ALL, giving, refusalOf, STORE, taking } from './acts.js';
import { NOON, type House } from './house.js';

/** Something that a customer does. */
type Act = (ada: Village) => Promise<unknown>;

const fields = fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1, maxLength: 3 });
const purpose = fc.constantFrom('recipes', 'shopping-tips', 'events' as const);
const until = fc.constantFrom(
  '2026-11-26T10:59:59.999Z',
  '2026-11-26T12:30:00.000Z',
  '2027-11-26T11:00:00.000Z',
  '2027-12-24T12:00:00.000Z',
);

/** Acts of all kinds, right and wrong ones. */
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(fields, purpose, until).map(
    (said): Act =>
      (ada) =>
        ada.grant(giving(...said)),
  ),
  fc.tuple(fields, purpose).map(
    (said): Act =>
      (ada) =>
        ada.withdraw(taking(...said)),
  ),
  fc.constant<Act>((ada) => ada.withdraw(ALL)),
  until.map(
    (end): Act =>
      (ada) =>
        ada.pause({ until: end }),
  ),
  fc.constant<Act>((ada) => ada.resume()),
  purpose.map(
    (one): Act =>
      (ada) =>
        ada.wishes.put(one, { channel: 'app' }),
  ),
  fc.constantFrom(...PURPOSES).map(
    (one): Act =>
      (ada) =>
        ada.wishes.remove(one),
  ),
  fc.constantFrom(...FIELDS).map(
    (one): Act =>
      (ada) =>
        ada.profile.remove(one),
  ),
  fc.constantFrom('self', 'adult-1').map(
    (member): Act =>
      (ada) =>
        ada.profile.put('diet', { members: { [member]: { rules: ['vegan'] } } }),
  ),
  fc.constant<Act>((ada) => ada.rights.erase()),
  fc.constant<Act>((ada) => ada.rights.undoErasure()),
);

/** A life of some acts. */
export const anyLife = fc.array(anyAct, { maxLength: 8 });

/** What comes of a life in a house: each act's refusal, and what is there in the end and later. */
export async function livedIn(house: House, life: readonly Act[]): Promise<unknown> {
  house.setNow(NOON);
  const ada = house.customer();
  const refusals: string[] = [];
  for (const act of life) refusals.push(await refusalOf(act(ada)));
  const atOnce = await seenBy(ada);
  house.setNow('2026-11-26T13:00:00.000Z');
  return { refusals, atOnce, later: await seenBy(ada) };
}

/** All that a customer sees, without the names that chance gives. */
async function seenBy(ada: Village): Promise<unknown> {
  const { standing, wishes, told, pending, pausedUntil } = await ada.permissions.get();
  const { items } = await ada.history.list();
  const { state } = await ada.rights.erasure();
  return {
    standing: standing.map(({ line: _line, ...stand }) => JSON.stringify(stand)).toSorted(),
    wishes,
    told,
    pending,
    pausedUntil,
    state,
    history: items.map(({ line: _line, act: _act, permissions = [], ...entry }) => ({
      ...entry,
      permissions: permissions.map((one) => JSON.stringify(one)).toSorted(),
    })),
  };
}

const members = fc.constantFrom('self', 'child-1');
const strict = fc.constantFrom('traces', 'contains');
const allergen = fc.constantFrom('nuts', 'gluten', 'milk', 'soy', 'fish', 'lactose');
const hint = fc.constantFrom('important', 'late-home', 'early-start', 'guests', 'away');
const food = fc.constantFrom('pork', 'ham', 'cheese', 'pumpkin', 'rice');

/** Somebody, and what they tell. */
export const anyTold = fc.record(
  {
    allergies: fc.record({
      members: fc.dictionary(
        members,
        fc.record({ to: fc.dictionary(allergen, strict, { maxKeys: 2 }), answered: fc.boolean() }),
        { maxKeys: 2 },
      ),
    }),
    diet: fc.record({
      members: fc.dictionary(
        members,
        fc.record({ rules: fc.constantFrom([], ['vegan'], ['vegetarian'], ['halal'], ['kosher']) }),
        { maxKeys: 2 },
      ),
    }),
    children: fc.dictionary(fc.constant('child-1'), fc.constantFrom('2026', '2022-03', '2012')),
    pets: fc.constantFrom(
      { pets: [] },
      { pets: [{ species: 'Dog' }] },
      { pets: [{ species: 'cat' }] },
    ),
    calendar: fc
      .tuple(hint, fc.constantFrom('2026-11-26', '2026-11-27', '2026-11-28'))
      .map(([said, date]) => ({ hints: [{ date, hint: said }] })),
    memory: fc
      .record(
        {
          food,
          rule: fc.constantFrom('want', 'avoid'),
          attribute: fc.constantFrom('lean', 'fatty'),
        },
        { requiredKeys: ['food', 'rule'] },
      )
      .map((maps) => ({ notes: [{ text: 'So mag ich es', maps }] })),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Profile>>;

const { recipes, products } = fixtures.catalogue;

/** What passes for somebody who shares it, and why the rest does not; what is said to be unchecked. */
export async function passedIn(house: House, told: Partial<Profile>): Promise<unknown> {
  house.setNow(NOON);
  const ada = house.customer(randomUUID());
  for (const [field, value] of Object.entries(told)) {
    await ada.profile.put(field as 'diet', value as Profile['diet']);
  }
  const seen: unknown[] = [];
  for (const one of ['recipes', 'shopping-tips'] as const) {
    await ada.wishes.put(one, { channel: 'app' });
    await ada.grant(giving(FIELDS_FOR[one], one));
    const among = (one === 'recipes' ? recipes : products).map(({ id }) => id);
    for (let at = 0; at < among.length; at += 5) {
      const ask = { store: STORE, purposes: [one], limit: 5, among: among.slice(at, at + 5) };
      const { items, notChecked, heldCount, emptyBecause } = await ada.suggestions.list(ask);
      seen.push(items.map(({ ref }) => ref).toSorted(), notChecked, heldCount, emptyBecause?.code);
    }
  }
  const { items } = await ada.held.list();
  const uses = (await ada.disclosures.list()).items
    .map((use) => use.uses.map(({ field, purpose: what }) => `${what} ${field}`).join())
    .toSorted();
  return { seen, held: items.map(({ ref, reason }) => `${ref} ${reason}`).toSorted(), uses };
}
