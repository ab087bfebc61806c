import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { FIELDS, PURPOSES } from '@village-butcher/sdk/contract';
import { canonical } from '../../src/base/canonical.js';
import {
  blindEntry,
  commitmentOf,
  KINDS,
  leafHashOf,
  newSalt,
  publicEntry,
} from '../../src/ledger/commit.js';
import { coverOf, heldUntil, inscriptionOf, tombstoneIn } from '../../src/ledger/erasure.js';
import { disclosed } from '../../src/ledger/line.js';

const DAY_MS = 86_400_000;
const anyTime = fc.date({
  min: new Date('2024-01-01T00:00:00.000Z'),
  max: new Date('2096-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

test('consent lines are held for three years and more, and never for longer than four', () => {
  fc.assert(
    fc.property(anyTime, (at) => {
      const until = heldUntil('restrict', at)!;
      const last = new Date(at);
      last.setUTCFullYear(last.getUTCFullYear() + 4);
      expect(Date.parse(until)).toBeLessThanOrEqual(last.getTime());
      expect(Date.parse(until)).toBeGreaterThanOrEqual(at.getTime() + (3 * 365 - 1) * DAY_MS);
      expect(heldUntil('shred', at)).toBe(null);
    }),
  );
});

test('a tombstone reads as it was written', () => {
  for (const stone of [
    { keyId: 'a', mode: 'shred', keepUntil: null },
    { keyId: 'b', mode: 'restrict', keepUntil: '2029-12-31' },
  ] as const) {
    expect(tombstoneIn(stone.keyId, inscriptionOf(stone))).toEqual(stone);
  }
});

test.each([
  '',
  '{',
  'null',
  '{"mode":"shred"}',
  '{"keepUntil":null}',
  '{"keepUntil":null,"mode":"keep"}',
  '{"keepUntil":"soon","mode":"restrict"}',
  '{"keepUntil":null,"mode":"shred","more":1}',
])('a damaged tombstone is not guessed at: %j', (text) => {
  expect(() => tombstoneIn('a', text)).toThrow('damaged');
});

const erasure = (leaves: readonly number[], to: number | null): Buffer =>
  publicEntry(
    KINDS.erasure,
    canonical({
      at: '2026-11-26T12:00:00.000Z',
      count: leaves.length,
      kind: 'erasure',
      leaves,
      range: to === null ? null : { kind: 'disclosure', to },
      reason: to === null ? 'customer' : 'retention',
      v: 1,
    }),
  );

test('a leaf is covered if a line names it, or if it is a use below the end of a range', () => {
  const anyLine = fc.record({
    leaves: fc.uniqueArray(fc.nat(40), { maxLength: 6 }),
    to: fc.option(fc.nat(40)),
  });
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 4 }),
      fc.nat(41),
      fc.boolean(),
      (lines, at, isUse) => {
        const isCovered = coverOf(lines.map(({ leaves, to }) => erasure(leaves, to)));
        const named = lines.some(({ leaves }) => leaves.includes(at));
        const ranged = isUse && lines.some(({ to }) => to !== null && at < to);
        expect(isCovered(isUse ? KINDS.disclosure : KINDS.consent, at)).toBe(named || ranged);
      },
    ),
  );
});

test('L10: who tries all purposes, fields and dates on an erased leaf finds nothing in it', () => {
  const head = { seq: 0, leafHash: Buffer.alloc(32, 7), ['handle' as const]: Buffer.alloc(16, 5) };
  const line = '01a20228-374c-7789-91c8-6cd6d9119cb2';
  const guess = (purpose: string, field: string, day: number): string =>
    disclosed({
      at: new Date(Date.parse('2026-11-01T12:00:00.000Z') + day * DAY_MS),
      line,
      head,
      to: 'app:brandt',
      for: [{ purpose, fields: [{ field, line }] }],
    });
  const leafOf = (salt: Buffer, payload: string): string =>
    leafHashOf(blindEntry(KINDS.disclosure, commitmentOf(salt, payload))).toString('hex');
  const said = guess('offers', 'pets', 9);
  const salt = newSalt();
  const leaf = leafOf(salt, said);
  const guesses = PURPOSES.flatMap((purpose) =>
    FIELDS.flatMap((field) => Array.from({ length: 30 }, (_, day) => guess(purpose, field, day))),
  );
  expect(guesses).toContain(said);

  // Whoever knows everything but the salt, which went with the line, has all of it to guess.
  const near = [1, 255].map((byte) => Buffer.alloc(32, byte));
  const withoutSalt = near.flatMap((wrong) => guesses.map((payload) => leafOf(wrong, payload)));
  expect(withoutSalt).not.toContain(leaf);
  expect(
    guesses.map((payload) => leafOf(salt, payload)).filter((one) => one === leaf),
  ).toHaveLength(1);
});
