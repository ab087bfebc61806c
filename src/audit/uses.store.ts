import type { DataSource } from 'typeorm';
import type { QuestionParameters } from '@village-butcher/sdk/contract';
import { run, statement } from '../base/statement.store.js';
import { STRETCH, type Stretch } from './answer-page.js';
import type { AboutUses } from './question.js';
import type { Use, UsedPart } from './use.js';

/** A use as it is read. What is of one form travels as text, which costs less than a parser. */
export interface UseRow {
  readonly leaf_index: string;
  readonly id: string;
  readonly customer_id: string;
  readonly at: string;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  /** Words and ids with a space between them. */
  readonly purposes: string;
  readonly fields: string;
  readonly lines: string;
  readonly seen: number | null;
}

/** A time as it is spelled everywhere. */
export const momentIn = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Each thousand leaves are one text, with a tab between any two columns: to have eleven columns of a
 * million rows taken apart by the driver costs more than what is made of them. Leaf by leaf, as
 * evidence is read: what else is asked is looked for in a stretch, and nowhere beside it.
 */
const READ_USES = statement<{ readonly uses: string }>(
  'read-uses',
  `SELECT string_agg(concat_ws(E'\\t', leaf_index, id, customer_id, ${momentIn('at')}, recipient, client,
     store, array_to_string(purposes, ' '), array_to_string(fields, ' '), array_to_string(lines, ' '),
     coalesce(payload::json->>'seen', '')), E'\\t' ORDER BY leaf_index) AS uses
   FROM (
     SELECT s.leaf_index, d.* FROM ledger.sealed s
     CROSS JOIN LATERAL (
       SELECT d.id, d.customer_id, d.at, d.recipient, d.client, d.store, d.purposes, d.fields, d.lines,
         CASE WHEN $10 THEN d.payload END AS payload
       FROM audit.disclosure d WHERE d.customer_id = s.customer_id AND d.id = s.line_id OFFSET 0
     ) d
     WHERE s.leaf_index > $1 AND s.leaf_index < $2
     ORDER BY s.leaf_index OFFSET 0
   ) d
   WHERE at <= $3
     AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5)
     AND ($6::text IS NULL OR recipient = $6) AND ($7::text IS NULL OR $7 = ANY (purposes))
     AND ($8::text IS NULL OR $8 = ANY (fields)) AND ($9::text IS NULL OR store = $9)
   GROUP BY leaf_index / ${STRETCH} ORDER BY leaf_index / ${STRETCH}`,
  'village_dpo',
);

/** Which uses or acts: in a stretch of a log of this size, up to a time. */
export interface Among extends Stretch {
  readonly size: number;
  readonly asOf: string;
}

/**
 * Uses in the order of the log, as texts that are taken apart when they are wanted: what waits for its turn
 * is one thing and not ten thousand. What they saw is read where they are held against all of a chain.
 */
export async function readUses(
  db: DataSource,
  { after, end, asOf }: Among,
  { from, to, recipient, purpose, field, store }: QuestionParameters,
  beside: AboutUses['beside'],
): Promise<readonly (() => readonly Use[])[]> {
  const asked = [from, to, recipient, purpose, field, store].map((one) => one ?? null);
  const values = [after, end, asOf, ...asked, beside === 'the-chain'];
  const texts = await run(db, READ_USES, values);
  return texts.map(
    ({ uses }) =>
      () =>
        usesIn(uses),
  );
}

/** So many columns has each use; the last is empty where it does not say what it saw. */
const COLUMNS = 11;

/** The uses of a text. Their words have neither a space nor a tab in them: else they are of no known form. */
function usesIn(text: string): readonly Use[] {
  const cells = text.split('\t');
  if (cells.length % COLUMNS !== 0) throw new Error('Uses are of no known form.');
  const words = wordsOnce();
  const uses: Use[] = [];
  for (let n = 0; n < cells.length; n += COLUMNS) uses.push(useAt(cells, n, words));
  return uses;
}

type Words = (text: string) => readonly string[];

const wordsIn: Words = (text) => text.split(' ');

/** The words of texts, of which most are the same. */
function wordsOnce(): Words {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const words = known.get(text) ?? wordsIn(text);
    known.set(text, words);
    return words;
  };
}

function useAt(cells: readonly string[], n: number, words: Words): Use {
  const seen = cells[n + 10]!;
  return {
    position: Number(cells[n]),
    id: cells[n + 1]!,
    customer: cells[n + 2]!,
    at: cells[n + 3]!,
    recipient: cells[n + 4]!,
    client: cells[n + 5]!,
    store: cells[n + 6]!,
    seen: seen === '' ? SAW_NOTHING : Number(seen),
    parts: partsOf(words(cells[n + 7]!), words(cells[n + 8]!), wordsIn(cells[n + 9]!)),
  };
}

/** Of a use whose payload was not asked for. */
const SAW_NOTHING = -1;

/** A use of a row: each field with what it was for, and on which line. */
export function useIn({ leaf_index, customer_id, purposes, fields, lines, ...use }: UseRow): Use {
  return {
    id: use.id,
    customer: customer_id,
    at: use.at,
    recipient: use.recipient,
    client: use.client,
    store: use.store,
    seen: use.seen ?? SAW_NOTHING,
    position: Number(leaf_index),
    parts: partsOf(wordsIn(purposes), wordsIn(fields), wordsIn(lines)),
  };
}

const partsOf = (
  purposes: readonly string[],
  fields: readonly string[],
  lines: readonly string[],
): readonly UsedPart[] =>
  fields.map((field, n) => ({ field, purpose: purposes[n]!, line: lines[n]! }));
