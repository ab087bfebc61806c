import type { AnswerRow } from '@village-butcher/sdk/contract';
import { oneAt, type Found } from './answer-all.flow.js';
import type { Desk } from './answer-asked.flow.js';
import { MOST_ROWS, type Place, type Stand } from './answer-page.js';
import { pageFor, type Page } from './answer-pages.flow.js';
import { readChains } from './answer.store.js';
import { contentsOf } from './contents.flow.js';
import type { AboutExport, Asked, Question } from './question.js';

/** A page of any answer. */
export const pageOfAnswer = (
  desk: Desk,
  question: Question,
  asked: Asked,
  place: Place,
): Promise<Page> =>
  question.about === 'export'
    ? pageOfExport(desk, question, asked, place)
    : pageFor(desk, question, asked, place);

/** All that an export has is gone through for each page: whole answers are for large ones. */
async function pageOfExport(
  desk: Desk,
  question: AboutExport,
  asked: Asked,
  { stand, after }: Place,
): Promise<Page> {
  const all = await peopleIn(desk, asked);
  const end = after + 1 + MOST_ROWS;
  return {
    rows: await rowsOf(desk, question, all.slice(after + 1, end), stand),
    suppressed: 0,
    after: end < all.length ? end - 1 : null,
  };
}

/** Everybody about whom an export has rows, from a place on. */
export async function* allOfExport(
  desk: Desk,
  question: AboutExport,
  asked: Asked,
  { stand, after }: Place,
): AsyncGenerator<Found> {
  const all = await peopleIn(desk, asked);
  let begin = after + 1;
  do {
    const rows = await rowsOf(desk, question, all.slice(begin, begin + MOST_ROWS), stand);
    const from = begin;
    yield { uses: rows.map((row, n) => oneAt(row, from + n)), suppressed: 0 };
    begin += MOST_ROWS;
  } while (begin < all.length);
}

type People = Awaited<ReturnType<typeof peopleIn>>;

const peopleIn = async (desk: Desk, { parameters, asOf, refOf }: Asked) =>
  (await contentsOf(desk, parameters.export!, asOf)).all(refOf);

/** Each beside all that they said until then: how they can be told of it. */
async function rowsOf(
  { db, keyring }: Desk,
  { rowOf }: AboutExport,
  people: People,
  { logSize: size, asOf }: Stand,
): Promise<readonly AnswerRow[]> {
  const customers = people.flatMap(({ contained: { customer } }) => customer ?? []);
  const chains = await readChains(db, keyring, { customers, size });
  return people.map(({ name, contained }) => {
    const chain = chains.get(contained.customer ?? '') ?? [];
    return rowOf(
      contained,
      name,
      chain.filter(({ at }) => at <= asOf),
    );
  });
}
