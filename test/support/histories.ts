import fc from 'fast-check';
import {
  FIELDS,
  PURPOSES,
  type GrantAct,
  type Line,
  type WithdrawalAct,
} from '@village-butcher/sdk/contract';
import { decide, type ConsentCommand, type Register } from '../../src/consent/decide.js';
import { keyOf, type Standing, type Wishes, type Word } from '../../src/consent/standing.js';
import type { ConsentEvent } from '../../src/consent/events.js';
import type { Field, Purpose, WishAct } from '@village-butcher/sdk/contract';

/** A made-up noon, and times around it. */
export const NOON = new Date('2026-11-26T12:00:00.000Z');
const DAY_MS = 86_400_000;
export const daysAfter = (days: number, from: Date = NOON): Date =>
  new Date(from.getTime() + days * DAY_MS);

export const NOTICE = { id: 'what-i-share', version: 1, locale: 'de' } as const;

/** Whom one can share with in these tests. */
export const REGISTER: Register = {
  recipients: new Map(
    ['app:brandt', 'counter:brandt/mutzenhausen/meat', 'brand:hafergut'].map((id) => [
      id,
      { id, name: id },
    ]),
  ),
  notices: [{ ...NOTICE, text: 'Du entscheidest.', sha256: 'A'.repeat(43) }],
};

export const anyField = fc.constantFrom(...FIELDS);
export const anyPurpose = fc.constantFrom(...PURPOSES);
export const anyRecipient = fc.constantFrom(...REGISTER.recipients.keys());
export const anyWhich = fc.record({
  field: anyField,
  recipient: anyRecipient,
  purpose: anyPurpose,
});

const AT_SCREEN = { surface: 'permission-centre' } as const;
const onceEach = { minLength: 1, maxLength: 6, selector: keyOf };

const anyGrant: fc.Arbitrary<ConsentCommand> = fc
  .uniqueArray(anyWhich, onceEach)
  .chain((which) =>
    fc.tuple(
      ...which.map((one) => fc.integer({ min: 1, max: 80 }).map((days) => ({ ...one, days }))),
    ),
  )
  .map((permissions) => ({
    type: 'grant',
    register: REGISTER,
    act: {
      ...AT_SCREEN,
      control: 'allow',
      notice: NOTICE,
      permissions: permissions.map(({ days, ...which }) => ({
        ...which,
        until: daysAfter(days).toISOString(),
      })),
    } satisfies GrantAct,
  }));

const anyWithdrawal: fc.Arbitrary<ConsentCommand> = fc
  .oneof(fc.constant('all' as const), fc.uniqueArray(anyWhich, onceEach))
  .map((permissions) => ({
    type: 'withdraw',
    act: { ...AT_SCREEN, control: 'switch', permissions } satisfies WithdrawalAct,
  }));

const anyPause: fc.Arbitrary<ConsentCommand> = fc
  .integer({ min: 1, max: 20 })
  .map((days) => ({ type: 'pause', until: daysAfter(days).toISOString() }));

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
  { arbitrary: anyPause, weight: 1 },
  { arbitrary: fc.constant({ type: 'resume' } as const), weight: 1 },
);

export const anyHistory = fc.array(anyCommand, { maxLength: 12 });

/** Where somebody stands after a history, told a second time: the specification of the projection. */
export interface Stood {
  readonly standing: Standing;
  readonly wishes: Wishes;
}

/** Everything a history of commands comes to, at noon. */
export function stoodAfter(history: readonly ConsentCommand[]): Stood {
  let stood: Stood = {
    standing: { words: new Map(), pausedUntil: null, pending: new Set() },
    wishes: new Map(),
  };
  for (const [index, command] of history.entries()) {
    for (const event of decide(NOON, command, stood)) {
      stood = after(stood, event, `line-${index}`);
    }
  }
  return stood;
}

/** Where somebody stands after one more event. */
export function after({ standing, wishes }: Stood, event: ConsentEvent, line: Line['line']): Stood {
  const words = new Map<string, Word>(standing.words);
  const wanted = new Map<Purpose, WishAct>(wishes);
  let { pausedUntil } = standing;
  if (event.type === 'granted') {
    for (const { until, ...which } of event.permissions) {
      words.set(keyOf(which), { says: 'granted', until: new Date(until), line });
    }
  }
  if (event.type === 'withdrawn') {
    for (const which of event.permissions) {
      words.set(keyOf(which), { says: 'withdrawn', until: null, line });
    }
  }
  if (event.type === 'paused') pausedUntil = new Date(event.until);
  if (event.type === 'resumed') pausedUntil = null;
  if (event.type === 'wished') wanted.set(event.purpose, event.wish);
  if (event.type === 'unwished') wanted.delete(event.purpose);
  return { standing: { words, pausedUntil, pending: new Set<Field>() }, wishes: wanted };
}
