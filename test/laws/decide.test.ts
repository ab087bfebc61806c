import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GrantAct } from '@village-butcher/sdk/contract';
import { Refusal } from '../../src/base/refusal.js';
import { decide } from '../../src/consent/decide.js';
import { longestEnd } from '../../src/consent/register.js';
import { ConsentEvent } from '../../src/consent/events.js';
import { canonical } from '../../src/base/canonical.js';
import {
  anyCommand,
  anyHistory,
  anyWhich,
  BEFORE,
  daysAfter,
  NOON,
  NOTICE,
  REGISTER,
  stoodAfter,
} from '../support/histories.js';
import { ON_SCREEN, WITNESS } from '../support/on-screen.js';

const which = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
const act: GrantAct = {
  permissions: [{ ...which, until: daysAfter(1).toISOString() }],
  notice: NOTICE,
  surface: 'permission-centre',
  control: 'allow',
};
const found = stoodAfter([]);
const codeOf = (changed: Partial<GrantAct>, register = REGISTER): string => {
  try {
    const command = { type: 'grant', ...ON_SCREEN, act: { ...act, ...changed }, register } as const;
    decide(NOON, command, found);
    return 'granted';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
};
const endingAt = (until: Date, recipient: string = which.recipient) =>
  codeOf({ permissions: [{ ...which, recipient, until: until.toISOString() }] });

test('L1: a grant ends in the future, and at most a year on', () => {
  expect(endingAt(NOON)).toBe('ends-in-the-past');
  expect(endingAt(new Date('2027-11-26T12:00:00.000Z'))).toBe('granted');
  expect(endingAt(new Date('2027-11-26T12:00:00.001Z'))).toBe('ends-too-late');
});

test('L1: a brand is granted 90 days at most', () => {
  expect(endingAt(daysAfter(90), 'brand:hafergut')).toBe('granted');
  expect(endingAt(daysAfter(91), 'brand:hafergut')).toBe('ends-too-late');
  expect(longestEnd({ recipient: 'brand:x' }, NOON)).toEqual(daysAfter(90));
});

test('a grant names a registered recipient, a published notice and one of its controls', () => {
  expect(codeOf({})).toBe('granted');
  expect(endingAt(daysAfter(1), 'app:stranger')).toBe('unknown-recipient');
  expect(codeOf({ notice: { ...NOTICE, version: 2 } })).toBe('unknown-notice');
  expect(codeOf({ notice: { ...NOTICE, locale: 'nl' } })).toBe('unknown-notice');
  expect(codeOf({ control: 'withdraw-all' })).toBe('unknown-control');
});

test('a grant under an older text is refused once there is a newer one', () => {
  const newer = { ...REGISTER.notices[0]!, version: 2 };
  const register = { ...REGISTER, notices: [...REGISTER.notices, newer] };
  expect(codeOf({}, register)).toBe('notice-outdated');
});

test('L11: taking back is never refused, and taking back nothing adds nothing', () => {
  fc.assert(
    fc.property(anyHistory, fc.array(anyWhich, { minLength: 1 }), (history, permissions) => {
      const stood = stoodAfter(history);
      const withdrawal = {
        type: 'withdraw',
        witness: WITNESS,
        act: { permissions, surface: 'permission-centre', control: 'switch' },
      } as const;
      const events = decide(BEFORE, withdrawal, stood);
      const again = decide(BEFORE, withdrawal, stoodAfter([...history, withdrawal]));
      expect(events.length).toBeLessThanOrEqual(1);
      expect(again).toEqual([]);
    }),
  );
});

test('every event is of the closed list, and can be hashed as it is', () => {
  fc.assert(
    fc.property(anyHistory, anyCommand, (history, command) => {
      for (const event of decide(BEFORE, command, stoodAfter(history))) {
        expect(ConsentEvent.parse(event)).toEqual(event);
        expect(JSON.parse(canonical(event))).toEqual(event);
      }
    }),
  );
});

test('L14: wishing the same again adds nothing, and so does ending what was not wished', () => {
  const wish = { type: 'wish', purpose: 'recipes', wish: { channel: 'app' } } as const;
  expect(decide(NOON, wish, stoodAfter([]))).toHaveLength(1);
  expect(decide(NOON, wish, stoodAfter([wish]))).toEqual([]);
  expect(decide(NOON, { type: 'unwish', purpose: 'recipes' }, stoodAfter([]))).toEqual([]);
});
