import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isKnown, marksIn, tagOf } from '../../src/api/headers.js';
import { Refusal } from '../../src/base/refusal.js';
import { decide, type ConsentCommand } from '../../src/consent/decide.js';
import { markOf } from '../../src/consent/standing.js';
import {
  anyCommand,
  anyHistory,
  BEFORE,
  daysAfter,
  NOTICE,
  stoodAfter,
} from '../support/histories.js';
import { ON_SCREEN } from '../support/on-screen.js';

/** Gives one permission, having seen where one stood. */
const giving = (...seen: readonly string[]): ConsentCommand => ({
  type: 'grant',
  ...ON_SCREEN,
  seen,
  act: {
    permissions: [
      {
        field: 'diet',
        recipient: 'app:brandt',
        purpose: 'recipes',
        until: daysAfter(9, BEFORE).toISOString(),
      },
    ],
    notice: NOTICE,
    surface: 'permission-centre',
    control: 'allow',
  },
});

const CHANGES = new Set(['granted', 'withdrawn', 'paused', 'resumed', 'restricted', 'lifted']);

test('L1: what was decided before something was given, taken back or paused is not granted', () => {
  fc.assert(
    fc.property(anyHistory, anyCommand, (history, next) => {
      const seen = stoodAfter(history);
      const now = stoodAfter([...history, next]);
      const mark = markOf(seen.standing);
      const isSame = markOf(now.standing) === mark;
      const events = decide(BEFORE, next, seen);
      const isPausedAgain = next.type === 'pause' && next.until === untilOf(seen);
      expect(isSame).toBe(isPausedAgain || !events.some(({ type }) => CHANGES.has(type)));
      if (isSame) expect(decide(BEFORE, giving(mark), now)).toHaveLength(1);
      else expect(() => decide(BEFORE, giving(mark), now)).toThrow(Refusal);
      expect(decide(BEFORE, giving('another', markOf(now.standing)), now)).toHaveLength(1);
    }),
  );
});

const untilOf = ({ standing }: ReturnType<typeof stoodAfter>) =>
  standing.pausedUntil?.toISOString();

test('what can never be granted says so, whatever was seen', () => {
  const outdated = giving('another') as Extract<ConsentCommand, { type: 'grant' }>;
  const notice = { ...NOTICE, version: 9 };
  expect(() =>
    decide(BEFORE, { ...outdated, act: { ...outdated.act, notice } }, stoodAfter([])),
  ).toThrow(expect.objectContaining({ code: 'unknown-notice' }));
});

const MARK = markOf(stoodAfter([]).standing);
const TAG = `${tagOf('body').slice(0, -1)}.${MARK}"`;

test.each([
  ['no header', undefined, undefined],
  ['any tag', '*', undefined],
  ['any tag, with room around it', ' * ', undefined],
  ['one tag', TAG, [MARK]],
  ['a list', `"a", ${TAG} ,W/${TAG},${TAG}`, [MARK, MARK]],
  ['a weak tag, which never matches', `W/${TAG}`, []],
  ['the tag of another answer', tagOf('body'), []],
  ['nothing between quotes', '""', []],
  ['nothing', '', []],
  ['a tag without quotes', TAG.slice(1, -1), []],
  ['a star among tags', `*, ${TAG}x`, []],
])('If-Match is read as HTTP has it: %s', (_, header, marks) => {
  expect(marksIn(header)).toEqual(marks);
});

test('a tag with a mark is known again as a whole', () => {
  expect(isKnown(TAG, `W/${TAG}`)).toBe(true);
  expect(isKnown(TAG, tagOf('body'))).toBe(false);
});
