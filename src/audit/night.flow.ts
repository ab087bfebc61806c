import type { LastNight } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Desk } from './answer-asked.flow.js';
import { answer } from './answer.flow.js';
import { ZERO } from './export.js';
import { whileAlone } from './export.store.js';
import { shownNight, type Counted } from './night.js';
import { addNight, readLastNight, readTonight } from './night.store.js';
import type { Question } from './question.js';

/** From this hour on, in UTC, a day's night may begin: also later, where nobody was there then. */
const NIGHT_HOUR = 1;

/**
 * Asks every question of which no row is due, once a night, on whichever instance comes first. Counts
 * are kept and told, and no row. Where nothing is sealed yet there is nothing to ask.
 */
export async function askTonight(
  desk: Desk,
  now: Date | null,
  tell: (counted: Counted) => void,
): Promise<void> {
  if (!(await readTonight(desk.db, now, NIGHT_HOUR)).is_due) return;
  await whileAlone(desk.db, 'night', async () => {
    const { day, is_due: isDue } = await readTonight(desk.db, now, NIGHT_HOUR);
    if (!isDue || (await desk.published.size()) === 0) return;
    const at = now ?? new Date();
    const { found, logSize } = await foundNow(desk, at);
    await addNight(desk.db, { day, at, logSize, found });
    found.forEach(tell);
  });
}

/** All of them at one position of the log. */
async function foundNow(
  desk: Desk,
  at: Date,
): Promise<{ readonly found: readonly Counted[]; readonly logSize: number }> {
  const found: Counted[] = [];
  let stand: Stand | null = null;
  for (const question of ZERO) {
    const { rows, ...next }: Stand & { rows: number } = await countOf(desk, question, stand, at);
    stand ??= next;
    found.push({ question: question.slug, rows });
  }
  return { found, logSize: stand!.logSize };
}

interface Stand {
  readonly asOf: string;
  readonly knownAsOf: string;
  readonly logSize: number;
}

async function countOf(
  desk: Desk,
  { slug: question, version }: Question,
  stand: Stand | null,
  at: Date,
): Promise<Stand & { readonly rows: number }> {
  const parameters = stand ? { asOf: stand.asOf, knownAsOf: stand.knownAsOf } : {};
  const ask = { question, version, parameters };
  const { asOf, knownAsOf, logSize, ...first } = await answer(desk, ask, at);
  let rows = first.rows.length;
  for (let { next } = first; next !== undefined;) {
    const more = await answer(desk, { ...ask, page: next }, at);
    rows += more.rows.length;
    next = more.next;
  }
  return { rows, asOf, knownAsOf, logSize };
}

/** What the last night found. */
export const lastNight = async (db: DataSource): Promise<LastNight> =>
  shownNight(await readLastNight(db));
