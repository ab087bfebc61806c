import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { NoticeRef } from '@village-butcher/sdk/contract';
import { NoticeTable } from './notice.table.js';

/** A text to publish. */
export interface NewNotice extends NoticeRef {
  readonly text: string;
}

/** Publishes a text once and for ever. False: another text was published under this name. */
export async function publish(
  tx: EntityManager,
  { id, version, locale, text }: NewNotice,
  at: Date,
): Promise<boolean> {
  const sha256 = createHash('sha256').update(text).digest();
  const notice = { id, version, locale, text, sha256, at };
  await tx.createQueryBuilder().insert().into(NoticeTable).values(notice).orIgnore().execute();
  const published = await tx.findOneByOrFail(NoticeTable, { id, version, locale });
  return published.text === text;
}
