import type { AnswerRow } from '@village-butcher/sdk/contract';
import {
  endOf,
  filled,
  firstOf,
  isFull,
  stretchesOf,
  type OfUse,
  type Place,
} from './answer-page.js';
import {
  leavesAtOnce,
  readingOf,
  throughOf,
  type Logged,
  type Opening,
} from './answer-reading.flow.js';
import type { Asked } from './question.js';

/** A page of an answer, and where the next one begins; `null`: there is none. */
interface LogPage {
  readonly rows: readonly AnswerRow[];
  readonly after: number | null;
}

/**
 * Goes on through the log. Where incidents are looked for, a page may
 * well be empty and not the last.
 */
export async function pageOfLog(
  opening: Opening,
  question: Logged,
  asked: Asked,
  place: Place,
): Promise<LogPage> {
  const { after, end: size } = await throughOf(opening.db, asked, place);
  const whole = { after, end: endOf(after, size) };
  const read = readingOf(opening, question, asked, place);
  const found: OfUse[] = [];
  for (let stretch = firstOf(whole); ; stretch = firstOf({ ...whole, after: stretch.end - 1 })) {
    for (const rows of await read(stretch)) found.push(...(await rows()));
    const { end } = stretch;
    if (end === whole.end || isFull(found)) return filled(found, { end, size });
  }
}

/** So many stretches are read before their turn: the database works on them while rows are made. */
const READ_AHEAD = 1;
/** And of so many the rows are made: what lines they rest on is asked for meanwhile. */
const MADE_AHEAD = 1;

/** Goes through all of the log from a place on. */
export async function* allOfLog(
  opening: Opening,
  question: Logged,
  asked: Asked,
  place: Place,
): AsyncGenerator<readonly OfUse[]> {
  const whole = await throughOf(opening.db, asked, place);
  const stretches = stretchesOf(whole, leavesAtOnce(question));
  const read = ahead(stretches, READ_AHEAD, readingOf(opening, question, asked, place));
  yield* ahead(each(read), MADE_AHEAD, (rows) => rows());
}

async function* each<One>(some: AsyncIterable<readonly One[]>): AsyncGenerator<One> {
  for await (const ones of some) yield* ones;
}

/** What comes of each, in their order: so many are worked on before their turn. */
async function* ahead<One, Done>(
  all: Iterable<One> | AsyncIterable<One>,
  most: number,
  work: (one: One) => Promise<Done>,
): AsyncGenerator<Done> {
  const coming: Promise<Done>[] = [];
  for await (const one of all) {
    const done = work(one);
    done.catch(() => {}); // Whoever goes no further does not hear of it.
    coming.push(done);
    if (coming.length > most) yield coming.shift()!;
  }
  yield* coming;
}
