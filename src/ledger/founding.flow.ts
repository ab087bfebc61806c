import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { KINDS } from './commit.js';
import { announcedKids, openedLog, publishLine } from './log.store.js';
import { MERGE_DELAY_S } from './promise.js';

/** A key that the log announces. It becomes known by this, and trusted only by an auditor's choice. */
export interface AnnouncedKey {
  readonly kid: string;
  readonly public: string;
  readonly use: 'promise' | 'log';
}

/**
 * Opens the log of a database that has none: its name, and its first line. Announces keys that it
 * has not heard of. Answers the name that the log has, which never changes.
 */
export function foundLog(
  db: DataSource,
  origin: string,
  keys: readonly AnnouncedKey[],
  now: Date,
): Promise<string> {
  return db.transaction(async (tx) => {
    const { name, isNew } = await openedLog(tx, origin);
    if (isNew) await publishLine(tx, KINDS.genesis, genesis(name, now), now);
    const known = await announcedKids(tx);
    const news = keys.filter(({ kid }) => !known.has(kid));
    if (news.length > 0) await publishLine(tx, KINDS.keyset, keyset(news, now), now);
    return name;
  });
}

/** The payload of the first line of a log. */
const genesis = (log: string, now: Date): string =>
  canonical({
    at: now.toISOString(),
    kind: 'genesis',
    log,
    mergeDelay: MERGE_DELAY_S,
    prior: null,
    v: 1,
  });

/** The payload that announces keys from now on. */
function keyset(keys: readonly AnnouncedKey[], now: Date): string {
  const at = now.toISOString();
  return canonical({
    at,
    keys: keys.map((key) => ({ ...key, from: at, until: null })),
    kind: 'keyset',
    v: 1,
  });
}
