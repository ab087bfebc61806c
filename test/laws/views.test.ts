import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIELDS,
  FIELDS_FOR,
  PURPOSES,
  type DayHint,
  type Field,
  type Profile,
} from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { OwnScreen, hintsFor } from '../../src/recommend/evening.js';
import {
  ANSWERED,
  type Answered,
  type Permitted,
  type View,
} from '../../src/recommend/permitted.js';
import { suggest } from '../../src/recommend/suggest.js';
import { catalogueOf, productNamed } from '../support/catalogues.js';
import { anyProfile, permittedWith, viewOf, visitWith } from '../support/households.js';
import { everyWorld, everyWorldWith, unlessSame, type World } from '../support/worlds.js';

const bytesOf = ({ permitted, visit, shelf }: Pick<World, 'permitted' | 'visit' | 'shelf'>) =>
  JSON.stringify(suggest(permitted, visit, shelf));

const pick = (all: Partial<Record<Field, unknown>>, fields: readonly Field[]) =>
  Object.fromEntries(fields.flatMap((field) => (field in all ? [[field, all[field]]] : [])));

/**
 * The views once more, with everything else in them that one purpose may not see: others' views are
 * others, and in its own stand values without a line, lines without a value, and strange fields.
 */
function withUnshared(purpose: Answered, { views }: Permitted, other: Profile, some: Field[]) {
  const own = views[purpose] ?? viewOf(purpose, {});
  const strange = viewOf(purpose, other);
  const isFor = (field: Field) => FIELDS_FOR[purpose].includes(field);
  const told = FIELDS.filter((field) => !isFor(field) || some.includes(field));
  const permitted = FIELDS.filter((field) => !isFor(field) || !some.includes(field));
  const others = PURPOSES.map((one) => [one, viewOf(one, pick(other, some))] as const);
  return {
    ...Object.fromEntries(others),
    [purpose]: {
      values: { ...pick(other, told), ...own.values },
      lines: {
        ...pick(
          strange.lines,
          permitted.filter((field) => !own.values[field]),
        ),
        ...own.lines,
      },
    },
  };
}

const anyOther = fc.record({
  other: anyProfile,
  some: fc.subarray([...FIELDS]),
  purpose: fc.constantFrom(...ANSWERED),
  forgotten: fc.subarray([...ANSWERED]),
});

/** A customer who has never said anything for some purposes. */
const withNothingFor = (
  purposes: readonly Answered[],
  { views, ...rest }: Permitted,
): Permitted => ({
  ...rest,
  views: Object.fromEntries(
    Object.entries(views).filter(([purpose]) => !purposes.some((one) => one === purpose)),
  ),
});

test('L3: what the view of a purpose does not hold changes no byte of an answer', () => {
  everyWorldWith(anyOther, (world, { other, some, purpose, forgotten }) => {
    const visit = { ...world.visit, purposes: [purpose] };
    const permitted = withNothingFor(forgotten, world.permitted);
    const asked = { ...world, visit, permitted };
    const views = withUnshared(purpose, permitted, other, some);
    const changed = { ...asked, permitted: { ...permitted, views } };
    return unlessSame(bytesOf(changed), bytesOf(asked));
  });
});

/** A view in which others are told of who does not eat. Who has told something is the same. */
function withOthersAway({ values }: View, other: Profile, eating: readonly string[]) {
  const isAway = ([member]: readonly [string, unknown]) => !eating.includes(member);
  const mixed = <Value>(own: Readonly<Record<string, Value>> = {}, more = own) => ({
    ...Object.fromEntries(Object.entries(more).filter(isAway)),
    ...Object.fromEntries(Object.entries(own).filter((one) => !isAway(one))),
  });
  const { diet, allergies, children } = values;
  return {
    ...values,
    ...(diet && { diet: { members: mixed(diet.members, other.diet.members) } }),
    ...(allergies && { allergies: { members: mixed(allergies.members, other.allergies.members) } }),
    ...(children && { children: mixed(children, pickOf(children, other.children)) }),
  };
}

const pickOf = (names: object, births: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, births[name] ?? '2025']));

test('L3: what was said of somebody who does not eat changes no byte of an answer', () => {
  const anyMembers = fc.constantFrom<readonly string[]>(
    ['self'],
    ['self', 'child-1'],
    ['adult-1', 'child-2'],
  );
  everyWorldWith(fc.tuple(anyProfile, anyMembers), (world, [other, members]) => {
    const visit = { ...world.visit, eaters: { ...world.visit.eaters, members: [...members] } };
    const views = ANSWERED.map((purpose) => {
      const values = withOthersAway(world.permitted.views[purpose]!, other, members);
      return [purpose, viewOf(purpose, values)] as const;
    });
    const changed = { ...world.permitted, views: Object.fromEntries(views) };
    return unlessSame(
      bytesOf({ ...world, visit, permitted: changed }),
      bytesOf({ ...world, visit }),
    );
  });
});

const NEUTRAL = /^(boost\.(season(-in)?|effort)|gate\.store)$/;

test('L3: where others can read the screen everybody gets the same, and it is about nobody', () => {
  everyWorld((world) => {
    const shared = { ...world, visit: { ...world.visit, screen: 'shared' as const } };
    const { wished } = world.permitted;
    const silent = { views: {}, wished, settled: [] };
    const { held, suggestions } = suggest(world.permitted, shared.visit, world.shelf);
    const { items, emptyBecause } = suggestions;
    const keys = items.flatMap(({ reasons }) => reasons.map(({ key }) => key));
    return [
      ...unlessSame({ suggestions, held }, suggest(silent, shared.visit, world.shelf)),
      ...keys.filter((key) => !NEUTRAL.test(key)),
      ...items.flatMap(({ rests }) => rests),
      ...(emptyBecause?.words ?? []),
    ];
  });
});

const AWAY: DayHint = { date: '2026-11-27', hint: 'away' };
const COUNTER = 'counter:village/mill/meat';

test('L8: being away reaches the own app alone; to others it looks like nothing told', () => {
  const products = [productNamed('P0', { traits: ['perishable'], season: [11] })];
  const shelf = compile(catalogueOf({ products }), 'e');
  const away = permittedWith({ calendar: { hints: [AWAY] } });
  const none = permittedWith({ calendar: { hints: [] } });
  const itemsFor = (permitted: Permitted, recipient: string) =>
    suggest(permitted, visitWith({ recipient }), shelf).suggestions.items.length;
  expect(itemsFor(away, 'app:village')).toBe(0);
  expect(itemsFor(none, 'app:village')).toBe(1);
  expect(itemsFor(away, COUNTER)).toBe(1);
  const visit = visitWith({ recipient: COUNTER });
  expect(bytesOf({ permitted: away, visit, shelf })).toBe(
    bytesOf({ permitted: none, visit, shelf }),
  );
});

test('L8: what only the own screen may know does not open for anybody else', () => {
  const away = new OwnScreen([AWAY]);
  expect(away.openFor('app:village')).toEqual([AWAY]);
  expect(JSON.stringify(away)).toBe('{}');
  // @ts-expect-error a counter is not the customer's own screen
  const _never = () => away.openFor(COUNTER);
  // @ts-expect-error nor is whoever it may be
  const _maybe = (recipient: string) => away.openFor(recipient);
});

test('a hint of yesterday says nothing any more', () => {
  const hints: Profile['calendar']['hints'] = [
    { date: '2026-11-25', hint: 'important' },
    { date: '2026-11-26', hint: 'late-home' },
    { date: '2026-12-24', hint: 'guests', count: 8 },
  ];
  expect(hintsFor('app:village', hints, '2026-11-26')).toEqual(hints.slice(1));
});
