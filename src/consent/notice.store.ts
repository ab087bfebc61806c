import type { DataSource, EntityManager } from 'typeorm';
import type { ImportedNotice, Notice, NoticeRef } from '@village-butcher/sdk/contract';
import { canonical } from '../base/canonical.js';
import { KINDS } from '../ledger/commit.js';
import { publishLine } from '../ledger/log.store.js';
import { controlsIn, hashOf, listedIn, LISTS, statementsIn, type Listed } from './listed.js';
import { NoticeTable } from './notice.table.js';

/** Longest text that stands in the log itself, as JSON spells it. A longer one is bound by its hash alone. */
const LONGEST_BYTES = 15_000;

/** A text with its lists, as they are kept. */
type Kept = NoticeRef & Listed & { readonly text: string; readonly at: Date };

/** What the log says of a notice, so that nobody can later have shown another one. */
const noticeLine = ({ id, version, locale, text, at, ...listed }: Kept, sha256: string): string =>
  canonical({
    at: at.toISOString(),
    id,
    kind: 'notice',
    locale,
    sha256,
    text: Buffer.byteLength(JSON.stringify(text)) > LONGEST_BYTES ? null : text,
    v: 1,
    version,
    ...hashesOf(listed),
  });

/** The hash of each list that is there. */
const hashesOf = (listed: Listed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    LISTS.flatMap((name) => (listed[name] === null ? [] : [[name, hashOf(listed[name])]])),
  );

/**
 * What came of publishing a text: it is the first of its version, it is one more language of it, it was
 * there, or it is not the one that was.
 */
export type Published = 'new' | 'translated' | 'known' | 'changed' | 'other-uses';

/**
 * Publishes a text once and for ever, with what it lists. All languages of a version are about the same
 * uses: what is agreed to does not depend on the language that it is read in.
 */
export async function publish(
  tx: EntityManager,
  notice: ImportedNotice,
  at: Date,
): Promise<Published> {
  const { id, version, locale, text } = notice;
  const kept: Kept = { id, version, locale, text, at, ...listedIn(notice) };
  const sha256 = hashOf(text);
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(NoticeTable)
    .values({ ...kept, sha256: Buffer.from(sha256, 'base64url') })
    .orIgnore()
    .returning('id')
    .execute();
  const isNew = (raw as readonly unknown[]).length > 0;
  const all = await tx.findBy(NoticeTable, { id, version });
  if (all.some(({ uses }) => uses !== kept.uses)) return isNew ? 'other-uses' : 'changed';
  if (isNew) await publishLine(tx, KINDS.notice, noticeLine(kept, sha256), at);
  const published = all.find((one) => one.locale === locale)!;
  const isSame = published.text === text && LISTS.every((name) => published[name] === kept[name]);
  if (!isSame) return 'changed';
  if (!isNew) return 'known';
  return all.length === 1 ? 'new' : 'translated';
}

/** A text as it was published under this name. Nothing published is ever changed or gone. */
export async function readNotice(
  db: DataSource,
  { id, version, locale }: NoticeRef,
): Promise<Notice> {
  const where = { id, version, locale };
  const { text, sha256, ...listed } = await db.manager.findOneByOrFail(NoticeTable, where);
  const controls = controlsIn(listed.controls);
  const statements = statementsIn(listed.statements);
  return {
    ...where,
    text,
    sha256: sha256.toString('base64url'),
    ...(controls && { controls: Array.from(controls) }),
    ...(statements && { statements: Array.from(statements) }),
  };
}
