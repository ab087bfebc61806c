import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS } from '@village-butcher/sdk/contract';
import { contactsAt, dueAt, nextAttempt } from '../../src/audit/schedule.js';
import { decide } from '../../src/consent/decide.js';
import {
  changesIn,
  goodbyes,
  notificationsOf,
  type Users,
} from '../../src/consent/notification.js';
import { anyCommand, anyHistory, BEFORE, NOON, stoodAfter } from '../support/histories.js';

const HOUR_MS = 3_600_000;
const anyChance = fc.double({ min: 0, max: 1, noNaN: true });
const anyOutcome = fc.constantFrom('delivered', 'gone', 'status-500', 'no-answer', 'unreachable');

test('a recipient that fails is told again after 5 s, 5 min, 30 min, 2 h, 5 h and then every 10 h', () => {
  const waits = [];
  let now = NOON;
  for (let attempts = 1; attempts < 10; attempts += 1) {
    const next = nextAttempt({ at: NOON, attempts, outcome: 'status-500' }, now, 0.5);
    waits.push((next.getTime() - now.getTime()) / 1000);
    now = next;
  }
  const [five, more] = [5 * 3600, 36_000];
  const cut = 24 * 3600 - (5 + 300 + 1800 + 7200 + five + more);
  expect(waits).toEqual([5, 300, 1800, 7200, five, more, cut, more, more]);
});

test('waits differ by a tenth, no answer’s due time is slept through, and nobody is ever given up', () => {
  const anyTried = fc.record({ attempts: fc.integer({ min: 1, max: 400 }), outcome: anyOutcome });
  const anyAge = fc.integer({ min: 0, max: 200 * HOUR_MS });
  fc.assert(
    fc.property(anyTried, anyAge, anyChance, (tried, age, chance) => {
      const now = new Date(NOON.getTime() + age);
      const next = nextAttempt({ ...tried, at: NOON }, now, chance).getTime();
      const middle = nextAttempt({ ...tried, at: NOON }, now, 0.5).getTime();
      expect(next).toBeGreaterThan(now.getTime());
      expect(next).toBeLessThanOrEqual(now.getTime() + 11 * HOUR_MS);
      expect(Math.abs(next - middle)).toBeLessThanOrEqual((middle - now.getTime()) * 0.12 + 1);
      if (now < dueAt(NOON)) expect(next).toBeLessThanOrEqual(dueAt(NOON).getTime());
      expect(contactsAt(NOON, now)).toHaveLength(now < dueAt(NOON) ? 1 : 2);
    }),
  );
});

const anyUsers: fc.Arbitrary<Users> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('app:brandt', 'brand:hafergut', 'counter:brandt/mutzenhausen/meat'),
      fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 }),
    ),
    { selector: ([recipient]) => recipient },
  )
  .map((entries) => new Map(entries));

test('of an act exactly those are told who used what it is about, of nothing else, each once', () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(anyHistory, anyCommand, anyUsers, (history, command, users) => {
      for (const event of decide(BEFORE, command, stoodAfter(history))) {
        const found = notificationsOf(event, users);
        expect(new Set(found.map(({ recipient }) => recipient)).size).toBe(found.length);
        const pairs = found.flatMap(({ recipient, fields, purposes }) =>
          fields.map((field, n) => [recipient, purposes[n] ?? '', field].join(' ')),
        );
        const meant = Array.from(users).flatMap(([recipient, used]) => {
          if (event.type === 'paused') return used.map((field) => `${recipient}  ${field}`);
          if (event.type !== 'withdrawn' && event.type !== 'restricted') return [];
          return event.permissions
            .filter((one) => one.recipient === recipient && used.includes(one.field))
            .map((one) => `${recipient} ${one.purpose} ${one.field}`);
        });
        expect(pairs.toSorted()).toEqual(meant.toSorted());
        for (const { kind } of found) told.add(kind);
      }
    }),
    { numRuns: 400 },
  );
  expect([...told].toSorted()).toEqual(['permission.withdrawn', 'use.restricted']);
});

test('a correction reaches who used the field, and a goodbye everybody, without a field', () => {
  const users: Users = new Map([
    ['app:brandt', ['diet', 'pets']],
    ['brand:hafergut', ['pets']],
  ]);
  const corrected = changesIn('field.rectified', ['diet'], users);
  expect(corrected).toEqual([
    {
      kind: 'field.rectified',
      recipient: 'app:brandt',
      fields: ['diet'],
      purposes: [],
      until: null,
    },
  ]);
  expect(goodbyes(users).map(({ kind, recipient, fields }) => [kind, recipient, fields])).toEqual([
    ['customer.erased', 'app:brandt', []],
    ['customer.erased', 'brand:hafergut', []],
  ]);
});
