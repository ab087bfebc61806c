import type { NoticeRef } from '@village-butcher/sdk/contract';
import { diffOf, type NoticeDiff } from '../consent/notice-diff.js';
import { listedBy, type Published } from './known.js';

type Version = Pick<NoticeRef, 'id' | 'version'>;

/** What the newest version of a notice changes for whoever agreed to another, and since when. */
export interface NoticeChange {
  readonly diff: NoticeDiff;
  readonly at: string;
}

/** Each comparison is made once for all rows of a page. */
const made = new WeakMap<readonly Published[], Map<string, NoticeChange | null>>();

/** The change from this version to the newest one of a time. `null`: one of them lists no uses. */
export function changeSince(
  notices: readonly Published[],
  agreed: Version,
  asOf: string,
): NoticeChange | null {
  const known = made.get(notices) ?? new Map<string, NoticeChange | null>();
  made.set(notices, known);
  const key = JSON.stringify([agreed.id, agreed.version, asOf]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const change = changeIn(notices, agreed, asOf);
  known.set(key, change);
  return change;
}

function changeIn(
  notices: readonly Published[],
  agreed: Version,
  asOf: string,
): NoticeChange | null {
  const [newest] = notices
    .filter(({ id, at }) => id === agreed.id && at <= asOf)
    .toSorted((one, other) => other.version - one.version);
  if (!newest) return null;
  const [old, now] = [usesOf(notices, agreed), usesOf(notices, newest)];
  return old && now ? { diff: diffOf(old, now), at: newest.at } : null;
}

/** What a version is about, which is the same in all of its languages. */
const usesOf = (notices: readonly Published[], { id, version }: Version) =>
  notices
    .filter((one) => one.id === id && one.version === version)
    .map((one) => listedBy(notices, one).uses)
    .find((uses) => uses !== null) ?? null;
