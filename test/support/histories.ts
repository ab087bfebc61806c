import fc from 'fast-check';
import { FIELDS, PURPOSES, type GrantAct, type WithdrawalAct } from '@village-butcher/sdk/contract';
import { decide, type ConsentCommand } from '../../src/consent/decide.js';
import { keyOf, saidIn, wordsOf, type Standing, type Wishes } from '../../src/consent/standing.js';
import type { ConsentEvent } from '../../src/consent/events.js';
import type { Field, Profile, Purpose, WishAct } from '@village-butcher/sdk/contract';
import { isOtherAdult, partsOf } from '../../src/profile/value.js';
import { daysAfter, BEFORE, NOTICE, REGISTER, ON_SCREEN, WITNESS } from './on-screen.js';

export { BEFORE, daysAfter, NOON, NOTICE, ON_SCREEN, REGISTER } from './on-screen.js';

/** A small world is told about more often: what meets there meets often enough to be seen. */
const anyField = fc.constantFrom('diet', 'diet', 'diet', 'calendar', ...FIELDS);
export const anyPurpose = fc.constantFrom('recipes', 'recipes', 'recipes', ...PURPOSES);
export const anyRecipient = fc.constantFrom(
  'app:brandt',
  'app:brandt',
  ...REGISTER.recipients.keys(),
);
export const anyWhich = fc.record({
  field: anyField,
  recipient: anyRecipient,
  purpose: anyPurpose,
});

/** In days: 40 is noon itself, to the millisecond. */
const anyEnd = fc.oneof(fc.constant(40), fc.integer({ min: 1, max: 80 }));

const AT_SCREEN = { surface: 'permission-centre' } as const;
const onceEach = { minLength: 1, maxLength: 6, selector: keyOf };

const anySurface = fc.constantFrom('permission-centre', 'permission-centre', 'suggestion-why');

const anyGrant: fc.Arbitrary<ConsentCommand> = fc
  .uniqueArray(anyWhich, onceEach)
  .chain((which) => fc.tuple(...which.map((one) => anyEnd.map((days) => ({ ...one, days })))))
  .chain((permissions) => anySurface.map((surface) => ({ permissions, surface })))
  .map(({ permissions, surface }) => ({
    type: 'grant',
    ...ON_SCREEN,
    act: {
      surface,
      control: 'allow',
      notice: NOTICE,
      permissions: permissions.map(({ days, ...which }) => ({
        ...which,
        until: daysAfter(days, BEFORE).toISOString(),
      })),
    } satisfies GrantAct,
  }));

const anyWithdrawal: fc.Arbitrary<ConsentCommand> = fc
  .oneof(fc.constant('all' as const), fc.uniqueArray(anyWhich, onceEach))
  .map((permissions) => ({
    type: 'withdraw',
    witness: WITNESS,
    act: { ...AT_SCREEN, control: 'switch', permissions } satisfies WithdrawalAct,
  }));

const anyPause: fc.Arbitrary<ConsentCommand> = fc
  .integer({ min: 1, max: 80 })
  .map((days) => ({ type: 'pause', until: daysAfter(days, BEFORE).toISOString() }));

const anyRestriction: fc.Arbitrary<ConsentCommand> = fc
  .tuple(fc.uniqueArray(anyWhich, onceEach), anyEnd)
  .map(([permissions, days]) => ({
    type: 'restrict',
    permissions,
    until: daysAfter(days, BEFORE).toISOString(),
  }));

const anyLift: fc.Arbitrary<ConsentCommand> = fc
  .oneof(fc.constant('all' as const), fc.uniqueArray(anyWhich, onceEach))
  .map((permissions) => ({ type: 'lift', permissions }));

const anyWish: fc.Arbitrary<ConsentCommand> = anyPurpose.chain((purpose) =>
  fc.constantFrom(
    { type: 'wish', purpose, wish: { channel: 'app' } } as const,
    { type: 'unwish', purpose } as const,
  ),
);

/** Anything a customer may want. */
export const anyCommand: fc.Arbitrary<ConsentCommand> = fc.oneof(
  { arbitrary: anyGrant, weight: 4 },
  { arbitrary: anyWithdrawal, weight: 2 },
  { arbitrary: anyWish, weight: 3 },
  { arbitrary: anyPause, weight: 2 },
  { arbitrary: fc.constant({ type: 'resume' } as const), weight: 1 },
  { arbitrary: anyRestriction, weight: 2 },
  { arbitrary: anyLift, weight: 1 },
);

/** Everything at once to one recipient, for some purposes. */
export const givenTo = (recipient: string, purposes: readonly Purpose[]): ConsentCommand => ({
  type: 'grant',
  ...ON_SCREEN,
  act: {
    ...AT_SCREEN,
    control: 'allow',
    notice: NOTICE,
    permissions: purposes.flatMap((purpose) =>
      FIELDS.map((field) => ({
        field,
        recipient,
        purpose,
        until: daysAfter(70, BEFORE).toISOString(),
      })),
    ),
  },
});

/** How most people begin: they ask for recipes, and share for them with their own app. */
const USUAL: readonly ConsentCommand[] = [
  { type: 'wish', purpose: 'recipes', wish: { channel: 'app' } },
  givenTo('app:brandt', ['recipes']),
];

/** A life with the village, in which anything may come after anything. */
export const anyHistory = fc
  .tuple(fc.constantFrom([], USUAL), fc.array(anyCommand, { maxLength: 10 }))
  .map(([first, then]) => [...first, ...then]);

/** Where somebody stands after a history, told a second time: the specification of the projection. */
export interface Stood {
  readonly standing: Standing;
  readonly wishes: Wishes;
  readonly lastTaken: number;
  readonly seq: number;
}

/** Everything a history of commands comes to. */
export function stoodAfter(history: readonly ConsentCommand[]): Stood {
  let stood: Stood = {
    standing: { words: new Map(), pausedUntil: null, pending: new Set() },
    wishes: new Map(),
    lastTaken: -1,
    seq: Number.MAX_SAFE_INTEGER,
  };
  for (const [index, command] of history.entries()) {
    for (const event of decide(BEFORE, command, stood)) {
      stood = after(stood, event, `line-${index}`);
    }
  }
  return stood;
}

/** Where somebody stands after one more event. */
function after({ standing, wishes, ...ground }: Stood, event: ConsentEvent, line: string): Stood {
  const said = [...saidIn(standing.words)];
  const wanted = new Map<Purpose, WishAct>(wishes);
  let { pausedUntil } = standing;
  if (event.type === 'granted') {
    for (const { until, ...which } of event.permissions) {
      said.push([which, { says: 'granted', until: new Date(until), line }]);
    }
  }
  if (event.type === 'withdrawn') {
    for (const which of event.permissions) {
      said.push([which, { says: 'withdrawn', until: null, line }]);
    }
  }
  if (event.type === 'restricted' || event.type === 'lifted') {
    for (const which of event.permissions) {
      const { pausedUntil: _, ...word } = said.findLast(([one]) => keyOf(one) === keyOf(which))![1];
      const more = event.type === 'restricted' ? { pausedUntil: new Date(event.until) } : {};
      said.push([which, { ...word, ...more }]);
    }
  }
  if (event.type === 'paused') pausedUntil = new Date(event.until);
  if (event.type === 'resumed') pausedUntil = null;
  if (event.type === 'wished') wanted.set(event.purpose, event.wish);
  if (event.type === 'unwished') wanted.delete(event.purpose);
  const pending = new Set<Field>();
  return { standing: { words: wordsOf(said), pausedUntil, pending }, wishes: wanted, ...ground };
}

/** The fields of which a value counts: told, and not by another adult who confirmed nothing. */
export const confirmedIn = (told: Partial<Profile>): Field[] =>
  FIELDS.filter((field) => {
    const value = told[field];
    const members = value ? Array.from(partsOf(field, value).keys()) : [];
    return members.some((member) => !isOtherAdult(member));
  });
