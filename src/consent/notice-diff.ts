import type { NoticeUse } from '@village-butcher/sdk/contract';
import { keyOf } from './standing.js';

/** What a newer version of a notice is about, against an older one: permissions by their keys, in order. */
export interface NoticeDiff {
  /** Nobody has agreed to these. */
  readonly added: readonly string[];
  /** Nobody can agree to these any more. */
  readonly removed: readonly string[];
  /** On other terms than were agreed to: as good as removed and added. */
  readonly changed: readonly string[];
}

/** Compares what two versions are about: their uses, and never their prose. */
export function diffOf(before: readonly NoticeUse[], after: readonly NoticeUse[]): NoticeDiff {
  const [old, now] = [byKey(before), byKey(after)];
  const both = Array.from(now.keys()).filter((key) => old.has(key));
  return {
    added: without(now, old),
    removed: without(old, now),
    changed: both.filter((key) => isWorse(old.get(key)!, now.get(key)!)).toSorted(),
  };
}

/** Whether somebody who agreed to the one did not agree to the other. */
const isWorse = (before: NoticeUse, after: NoticeUse): boolean =>
  before.recipientName !== after.recipientName ||
  before.role !== after.role ||
  before.country !== after.country ||
  isLonger(before.retentionDays, after.retentionDays) ||
  isLonger(before.longestDays, after.longestDays) ||
  (after.profiling === true && before.profiling !== true);

/** Where nothing is said of how long, it may be for ever. */
const isLonger = (before = Infinity, after = Infinity): boolean => after > before;

const byKey = (uses: readonly NoticeUse[]): ReadonlyMap<string, NoticeUse> =>
  new Map(
    uses.flatMap((use) =>
      use.fields.map((field) => {
        const { recipient, purpose } = use;
        return [keyOf({ recipient, purpose, field }), use] as const;
      }),
    ),
  );

const without = (
  all: ReadonlyMap<string, NoticeUse>,
  others: ReadonlyMap<string, NoticeUse>,
): readonly string[] =>
  Array.from(all.keys())
    .filter((key) => !others.has(key))
    .toSorted();
