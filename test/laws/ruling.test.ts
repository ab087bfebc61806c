import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, type Purpose } from '@village-butcher/sdk/contract';
import { readProfile, seal, type View } from '../../src/profile/profile.js';
import { rule, type Ask, type Permit } from '../../src/consent/ruling.js';
import { SILENCE, wordsOf } from '../../src/consent/standing.js';
import {
  anyHistory,
  anyPurpose,
  anyRecipient,
  anyWhich,
  daysAfter,
  NOON,
  REGISTER,
  stoodAfter,
} from '../support/histories.js';
import { WITNESS } from '../support/on-screen.js';

const askFor = (recipient: string, purpose: Purpose): Ask => ({
  customer: '018f0000-0000-8000-8000-000000000001',
  recipient,
  purpose,
  fields: FIELDS,
});

test('L1: who never said anything has granted nothing', () => {
  fc.assert(
    fc.property(anyRecipient, anyPurpose, (recipient, purpose) => {
      const { permit, verdicts } = rule(SILENCE, askFor(recipient, purpose), NOON);
      expect(permit.fields).toEqual([]);
      expect(verdicts.every(({ verdict }) => verdict === 'never-granted')).toBe(true);
    }),
  );
});

test('L1: a permission counts for its own field, recipient and purpose, and for no other', () => {
  fc.assert(
    fc.property(anyWhich, anyRecipient, anyPurpose, (which, recipient, purpose) => {
      const word = { says: 'granted', until: daysAfter(1), line: 'a' } as const;
      const standing = { ...SILENCE, words: wordsOf([[which, word]]) };
      const { permit } = rule(standing, askFor(recipient, purpose), NOON);
      const isTheOne = recipient === which.recipient && purpose === which.purpose;
      expect(permit.fields).toEqual(isTheOne ? [{ field: which.field, line: 'a' }] : []);
    }),
  );
});

test('L1: a permission ends at its end, to the millisecond', () => {
  const which = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
  const word = { says: 'granted', until: NOON, line: 'a' } as const;
  const standing = { ...SILENCE, words: wordsOf([[which, word]]) };
  const verdictAt = (time: number) =>
    rule(standing, { ...askFor('app:brandt', 'recipes'), fields: ['diet'] }, new Date(time))
      .verdicts[0]!.verdict;
  expect(verdictAt(NOON.getTime() - 1)).toBe('granted');
  expect(verdictAt(NOON.getTime())).toBe('expired');
});

test('L2: a withdrawal beats every grant before it, whatever the history', () => {
  fc.assert(
    fc.property(anyHistory, anyRecipient, anyPurpose, (history, recipient, purpose) => {
      const all = {
        type: 'withdraw',
        witness: WITNESS,
        act: { permissions: 'all', surface: 'permission-centre', control: 'withdraw-all' },
      } as const;
      const { standing } = stoodAfter([...history, all]);
      expect(rule(standing, askFor(recipient, purpose), NOON).permit.fields).toEqual([]);
    }),
  );
});

test('L1: nothing is permitted during a pause, and after it what stood stands again', () => {
  fc.assert(
    fc.property(anyHistory, anyRecipient, anyPurpose, (history, recipient, purpose) => {
      const { standing } = stoodAfter(history);
      const paused = { ...standing, pausedUntil: daysAfter(1) };
      const ended = { ...standing, pausedUntil: daysAfter(-1) };
      const never = { ...standing, pausedUntil: null };
      const ask = askFor(recipient, purpose);
      expect(rule(paused, ask, NOON).permit.fields).toEqual([]);
      expect(rule(ended, ask, NOON)).toEqual(rule(never, ask, NOON));
    }),
  );
});

test('L12: a field of which nothing is confirmed yet is pending, and not permitted', () => {
  const word = { says: 'granted', until: daysAfter(1), line: 'a' } as const;
  const which = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
  const standing = {
    ...SILENCE,
    words: wordsOf([[which, word]]),
    pending: new Set(['diet'] as const),
  };
  const { permit, verdicts } = rule(standing, askFor('app:brandt', 'recipes'), NOON);
  expect(permit.fields).toEqual([]);
  expect(verdicts.find(({ field }) => field === 'diet')?.verdict).toBe('pending');
});

test('L1: a permit names exactly the fields whose verdict is granted, with the line of each', () => {
  fc.assert(
    fc.property(anyHistory, anyRecipient, anyPurpose, (history, recipient, purpose) => {
      const { standing } = stoodAfter(history);
      const { permit, verdicts } = rule(standing, askFor(recipient, purpose), NOON);
      const granted = verdicts.filter(({ verdict }) => verdict === 'granted');
      expect(permit.fields).toEqual(granted.map(({ field, line }) => ({ field, line })));
    }),
  );
});

test('L1: a profile cannot be read without a ruling: the compiler sees to it', () => {
  const sealed = seal(() => Buffer.alloc(32), []);
  const ask = askFor('app:brandt', 'recipes');
  // @ts-expect-error an ask is not a permit
  const _askIsNoPermit = (): View => readProfile(sealed, ask);
  // @ts-expect-error a permit made by hand has no proof
  const _forged: Permit = { ...ask, fields: [] };
  // @ts-expect-error a purpose cannot be left out
  const _noPurpose: Ask = { customer: '', recipient: '', fields: [] };
  // @ts-expect-error nothing sealed can be looked into
  const _inside = (): unknown => sealed.boxes;
  expect(REGISTER.recipients.size).toBe(3);
});
