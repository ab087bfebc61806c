import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { endOf, filled, MOST_ROWS, type Place } from './answer-page.js';
import { readChains, readUses } from './answer.store.js';
import { pageOfChecks } from './integrity.flow.js';
import { readLastUses } from './last-uses.store.js';
import { readPlace, readPlaced } from './placed.store.js';
import type { AboutLines, AboutLog, AboutUses, Asked } from './question.js';

/** What opens lines, and what everybody may read. */
interface Opening {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly published: PublishedLog;
}

/** A page of an answer, and where the next one begins; `null`: there is none. */
interface LogPage {
  readonly rows: readonly AnswerRow[];
  readonly after: number | null;
}

/** Goes on through the log. Where incidents are looked for, a page may well be empty and not the last. */
export function pageOfLog(
  opening: Opening,
  question: AboutUses | AboutLines | AboutLog,
  asked: Asked,
  place: Place,
): Promise<LogPage> {
  switch (question.about) {
    case 'uses':
      return pageOfUses(opening, question, asked, place);
    case 'lines':
      return pageOfLines(opening, question, asked, place);
    case 'log':
      return pageOfChecks(opening, place);
  }
}

async function pageOfUses(
  { db, keyring }: Opening,
  { beside, of, rowsOf }: AboutUses,
  asked: Asked,
  { stand: { asOf, logSize: size }, after }: Place,
): Promise<LogPage> {
  const end = endOf(after, size);
  const among = { after, end, size, asOf, most: MOST_ROWS };
  const read = of === 'every-use' ? readUses : readLastUses;
  const uses = await read(db, among, asked.parameters);
  const chains = await readChains(db, keyring, {
    customers: [...new Set(uses.map(({ customer }) => customer))],
    size,
    lines: beside === 'the-chain' ? null : uses.flatMap(({ parts }) => parts.map((p) => p.line)),
  });
  const found = uses.map((use) => ({
    position: use.position,
    rows: rowsOf(use, chains.get(use.customer)!, asked),
  }));
  return filled(found, { end, size });
}

/** Where one line is asked for, it goes there and no further. */
async function pageOfLines(
  { db, keyring }: Opening,
  { rowsOf }: AboutLines,
  asked: Asked,
  place: Place,
): Promise<LogPage> {
  const { asOf, logSize: size } = place.stand;
  const { after, end } = await stretchOf(db, asked, place);
  const among = { after, end, size, asOf, most: MOST_ROWS };
  const placed = await readPlaced(db, keyring, among, asked.parameters.store ?? null);
  const chains = await readChains(db, keyring, {
    customers: [...new Set(placed.map(({ customer }) => customer))],
    size,
    lines: null,
  });
  const found = placed.map((one) => ({
    position: one.position,
    rows: rowsOf(one, chains.get(one.customer)!, asked),
  }));
  return filled(found, { end, size: asked.parameters.line === undefined ? size : end });
}

/** A line that the log does not have below this size is nowhere in it. */
async function stretchOf(
  db: DataSource,
  { parameters: { line } }: Asked,
  { stand: { logSize: size }, after }: Place,
): Promise<{ readonly after: number; readonly end: number }> {
  if (line === undefined) return { after, end: endOf(after, size) };
  const at = (await readPlace(db, line)) ?? size;
  return { after: at - 1, end: Math.min(at + 1, size) };
}
