import { expect, test } from '@jest/globals';
import { FIELDS, isOneOf, type Village } from '@village-butcher/sdk';
import { paths, routes } from '@village-butcher/sdk/contract';

/**
 * What an app can write and what it cannot. Nothing here runs: `npm run types` holds these laws, for
 * an error that is expected and does not come is one.
 */
declare const village: Village;

const where = { surface: 'permission-centre', control: 'allow' } as const;
const notice = { id: 'what-i-share', version: 1, locale: 'de' };
const whole = {
  field: 'diet',
  recipient: 'app:brandt',
  purpose: 'recipes',
  until: '2027-07-01T00:00:00.000Z',
} as const;
const { field: _field, ...withoutField } = whole;
const { recipient: _recipient, ...withoutRecipient } = whole;
const { purpose: _purpose, ...withoutPurpose } = whole;
const { until: _until, ...withoutEnd } = whole;

test('L1: a permission names exactly one field, recipient, purpose and end', () => {
  const compiles = () => village.grant({ permissions: [whole], notice, ...where });
  const cannot = [
    // @ts-expect-error everything is no field
    () => village.grant({ permissions: [{ ...whole, field: '*' }], notice, ...where }),
    // @ts-expect-error everything is no purpose
    () => village.grant({ permissions: [{ ...whole, purpose: '*' }], notice, ...where }),
    // @ts-expect-error two fields are two permissions
    () => village.grant({ permissions: [{ ...whole, field: ['diet', 'pets'] }], notice, ...where }),
    // @ts-expect-error a missing field is a refusal, never a wildcard
    () => village.grant({ permissions: [withoutField], notice, ...where }),
    // @ts-expect-error a missing recipient is a refusal, never a wildcard
    () => village.grant({ permissions: [withoutRecipient], notice, ...where }),
    // @ts-expect-error a missing purpose is a refusal, never a wildcard
    () => village.grant({ permissions: [withoutPurpose], notice, ...where }),
    // @ts-expect-error every permission ends
    () => village.grant({ permissions: [withoutEnd], notice, ...where }),
    // @ts-expect-error one can take all back, and never give all
    () => village.grant({ permissions: 'all', notice, ...where }),
    // @ts-expect-error nothing is given without the text that was on screen
    () => village.grant({ permissions: [whole], ...where }),
  ];
  expect([compiles, ...cannot]).toHaveLength(10);
});

test('L11: taking back asks for nothing but what, and takes every word of an answer', () => {
  const compiles = [
    () => village.withdraw({ permissions: 'all', ...where }),
    async () =>
      village.withdraw({ ...where, permissions: (await village.permissions.get()).standing }),
    async () => village.wishes.remove((await village.permissions.get()).wishes[0]!.purpose),
    async () => village.profile.remove((await village.permissions.get()).told[0]!),
  ];
  // @ts-expect-error no reason is asked
  const cannot = () => village.withdraw({ permissions: 'all', ...where, reason: 'x' });
  expect([...compiles, cannot]).toHaveLength(5);
});

test('B6: what was taken is given again under a text that was on screen, and never without', () => {
  const compiles = async () =>
    village.undo(await village.withdraw({ permissions: 'all', ...where }), notice);
  const cannot = [
    // @ts-expect-error a grant without a notice is none
    async () => village.undo(await village.resume()),
    // @ts-expect-error a receipt shows what was taken, an id does not
    () => village.undo('0198f000-0000-7000-8000-000000000001', notice),
  ];
  expect([compiles, ...cannot]).toHaveLength(3);
});

test('L1: the device is asked about one field, recipient and purpose, in words of any version', () => {
  const compiles = [
    () => village.permissions.allows(whole),
    () =>
      village.permissions.snapshot()?.standing.map((stand) => village.permissions.allows(stand)),
    () => village.permissions.subscribe(() => undefined)(),
    () => village.pending().map(({ kept, at }) => [kept, at]),
    async () => (await village.deliver()).length,
  ];
  const cannot = [
    // @ts-expect-error a missing field is a refusal, never a wildcard
    () => village.permissions.allows(withoutField),
    // @ts-expect-error a missing recipient is a refusal, never a wildcard
    () => village.permissions.allows(withoutRecipient),
    // @ts-expect-error a missing purpose is a refusal, never a wildcard
    () => village.permissions.allows(withoutPurpose),
    // @ts-expect-error what is not known is not there
    () => village.permissions.snapshot().standing,
  ];
  expect([...compiles, ...cannot]).toHaveLength(9);
});

test('B11: a word that only a later service knows compiles in an answer, and not in an act', () => {
  const compiles = async () => {
    const [stand] = (await village.permissions.get()).standing;
    return stand!.verdict === 'granted' || stand!.verdict === 'a-later-word';
  };
  const cannot = async (field: string) =>
    // @ts-expect-error an app gives nothing that it does not know the meaning of
    village.grant({ permissions: [{ ...whole, field }], notice, ...where });
  const narrowed = (field: string) =>
    isOneOf(FIELDS, field) &&
    village.grant({ permissions: [{ ...whole, field }], notice, ...where });
  expect([compiles, cannot, narrowed]).toHaveLength(3);
});

test('a field takes its own value and gives it back', () => {
  const compiles = [
    () => village.profile.put('household', { eaters: 4 }),
    () => village.profile.put('children', { 'child-1': '2022-11' }),
    async () => (await village.profile.get('household')).eaters.toFixed(),
    async () => village.profile.put('diet', await village.profile.get('diet')),
  ];
  const cannot = [
    // @ts-expect-error the value of another field
    () => village.profile.put('pets', { eaters: 4 }),
    // @ts-expect-error no such member
    () => village.profile.put('household', { eaters: 4, address: 'Dorfstr. 1' }),
    // @ts-expect-error L8: there is no place for a title
    () => village.profile.put('calendar', { hints: [{ date: '2026-11-27', title: 'Interview' }] }),
    // @ts-expect-error no such field
    () => village.profile.get('income'),
  ];
  expect([...compiles, ...cannot]).toHaveLength(8);
});

test('L14: suggestions are asked for a purpose, in a store', () => {
  const purposes = ['recipes'] as const;
  const compiles = () => village.suggestions.list({ store: 'brandt/mutzenhausen', purposes });
  const cannot = [
    // @ts-expect-error nothing is asked for
    () => village.suggestions.list({ store: 'brandt/mutzenhausen' }),
    // @ts-expect-error everything is no purpose
    () => village.suggestions.list({ store: 'brandt/mutzenhausen', purposes: ['*'] }),
    // @ts-expect-error L6: nobody asks for a list of customers
    () => village.suggestions.list({ store: 'a/b', purposes, customers: ['ada'] }),
  ];
  expect([compiles, ...cannot]).toHaveLength(4);
});

test('L1: a visit is opened in a store, and nothing is given by it', () => {
  const compiles = [
    async () => (await village.visits.open({ store: 'a/b' })).code.length,
    () => village.visits.open({ store: 'a/b', counter: 'counter:a/b/meat' }),
  ];
  const cannot = [
    // @ts-expect-error a visit is somewhere
    () => village.visits.open({ counter: 'counter:a/b/meat' }),
    // @ts-expect-error a visit shares no field
    () => village.visits.open({ store: 'a/b', fields: ['memory'] }),
    // @ts-expect-error L6: nobody asks who is there
    () => village.call(routes.counterView, { params: { counter: 'counter:a/b/meat' } }),
  ];
  expect([...compiles, ...cannot]).toHaveLength(5);
});

test('any route of the table can be called, with its own parts', () => {
  const compiles = [
    () => village.call(routes.stores, {}),
    () => village.call(routes.history, { query: { limit: '5' } }),
    async () =>
      (await village.call(routes.grant, { body: { permissions: [whole], notice, ...where } }))
        .lines,
    async () =>
      (
        await village.call(routes.putWish, {
          params: { purpose: 'offers' },
          body: { channel: 'app' },
        })
      ).channel,
  ];
  const cannot = [
    // @ts-expect-error a grant has a body
    () => village.call(routes.grant, {}),
    // @ts-expect-error of its own shape
    () => village.call(routes.grant, { body: { permissions: 'all', ...where } }),
    // @ts-expect-error a path has words to fill in
    () => village.call(routes.getField, {}),
    // @ts-expect-error a path alone is no route: it says nothing of what comes back
    () => village.call(paths.stores, {}),
    // @ts-expect-error not in the table
    () => village.call({ ...routes.stores, path: '/v1/customers' }, {}),
  ];
  expect([...compiles, ...cannot]).toHaveLength(9);
});

test('nobody changes an answer', () => {
  const cannot = async () => {
    const receipt = await village.resume();
    // @ts-expect-error a receipt is kept as it is
    receipt.lines = [];
  };
  expect(cannot).toBeDefined();
});
