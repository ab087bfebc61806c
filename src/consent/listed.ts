import { createHash } from 'node:crypto';
import {
  NoticeControl,
  NoticeStatement,
  NoticeUse,
  type ImportedNotice,
} from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { canonical } from '../base/canonical.js';
import { parseStrict } from '../base/json.js';

/** What a notice may list beside its text. */
export const LISTS = ['controls', 'statements', 'uses'] as const;
export type ListName = (typeof LISTS)[number];

/** Each list as the bytes that are kept and hashed. `null`: the notice has no such list. */
export type Listed = Readonly<Record<ListName, string | null>>;

/** The lists of a notice, as it was brought. */
export type Lists = Pick<ImportedNotice, ListName>;

/** Nobody's lists are longer than an import lets them be. */
const LONGEST_BYTES = 4_000_000;

/** The bytes of each list: canonical JSON, its rows in one order, for theirs says nothing. */
export const listedIn = ({ controls, statements, uses }: Lists): Listed => ({
  controls: spelled(controls),
  statements: spelled(statements),
  uses: spelled(uses?.map((use) => ({ ...use, fields: use.fields.toSorted() }))),
});

function spelled(rows: readonly object[] | undefined): string | null {
  if (!rows) return null;
  const written = rows.map((row) => canonical(row, LONGEST_BYTES)).toSorted();
  return `[${written.join(',')}]`;
}

/** The controls in these bytes. */
export const controlsIn = readerOf(NoticeControl);
/** The statements in these bytes. */
export const statementsIn = readerOf(NoticeStatement);
/** The uses in these bytes. */
export const usesIn = readerOf(NoticeUse);

function readerOf<Row>(row: z.ZodMiniType<Row>): (text: string | null) => readonly Row[] | null {
  const rows = z.array(row);
  return (text) => (text === null ? null : z.parse(rows, parseStrict(text)));
}

/** The hash by which a text is named: SHA-256 of its UTF-8 bytes, base64url. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');
