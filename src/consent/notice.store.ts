import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Notice, NoticeRef } from '@village-butcher/sdk/contract';
import { canonical } from '../base/canonical.js';
import { KINDS } from '../ledger/commit.js';
import { publishLine } from '../ledger/log.store.js';
import { NoticeTable } from './notice.table.js';

/** A text to publish. */
export interface NewNotice extends NoticeRef {
  readonly text: string;
}

/** Longest text that stands in the log itself. A longer one is bound by its hash alone. */
const LONGEST_BYTES = 15_000;

/** What the log says of a notice, so that nobody can later have shown another one. */
const noticeLine = ({ id, version, locale, text }: NewNotice, sha256: Buffer, at: Date): string =>
  canonical({
    at: at.toISOString(),
    id,
    kind: 'notice',
    locale,
    sha256: sha256.toString('base64url'),
    text: Buffer.byteLength(text) > LONGEST_BYTES ? null : text,
    v: 1,
    version,
  });

/** Publishes a text once and for ever. False: another text was published under this name. */
export async function publish(
  tx: EntityManager,
  { id, version, locale, text }: NewNotice,
  at: Date,
): Promise<boolean> {
  const sha256 = createHash('sha256').update(text).digest();
  const notice = { id, version, locale, text, sha256, at };
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(NoticeTable)
    .values(notice)
    .orIgnore()
    .returning('id')
    .execute();
  const isNew = (raw as readonly unknown[]).length > 0;
  if (isNew) await publishLine(tx, KINDS.notice, noticeLine(notice, sha256, at), at);
  const published = await tx.findOneByOrFail(NoticeTable, { id, version, locale });
  return published.text === text;
}

/** A text as it was published under this name. Nothing published is ever changed or gone. */
export async function readNotice(
  db: DataSource,
  { id, version, locale }: NoticeRef,
): Promise<Notice> {
  const where = { id, version, locale };
  const { text, sha256 } = await db.manager.findOneByOrFail(NoticeTable, where);
  return { ...where, text, sha256: sha256.toString('base64url') };
}
