import type {
  Answer,
  AnswerAsk,
  AnswerRow,
  Locale,
  QuestionList,
} from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { Refusal } from '../base/refusal.js';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import {
  endOf,
  filled,
  MOST_ROWS,
  pageOf,
  placeIn,
  type Place,
  type Stand,
} from './answer-page.js';
import { readChains, readPosition, readSpeakers, readUses, type Position } from './answer.store.js';
import { namerOf } from './pseudonym.js';
import {
  shownIn,
  strayIn,
  type AboutChains,
  type AboutUses,
  type Asked,
  type Question,
} from './question.js';
import { QUESTION_OF } from './questions.js';

/** What an answer is made with. */
export interface Desk {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly published: PublishedLog;
  /** What a recipient is called, if it is registered. */
  readonly nameOf: (recipient: string) => string | null;
}

/** How many chains are open at once. */
const CHAINS = 200;

/** All that can be asked, in a language. */
export const askableIn = (locale: Locale): QuestionList => ({
  items: Object.values(QUESTION_OF).map((question) => shownIn(locale, question)),
});

/** Answers a question of the closed list, as of a time and as known at a time. Nobody is named. */
export async function answer(desk: Desk, ask: AnswerAsk, now: Date | null): Promise<Answer> {
  const question = questionOf(ask);
  const about = canonical([ask.question, ask.version, ask.parameters]);
  const key = desk.keyring.answerKey('page');
  const before = ask.page === undefined ? null : placeOf(key, about, ask.page);
  const position = await readPosition(
    desk.db,
    await desk.published.size(),
    before?.stand.knownAsOf ?? ask.parameters.knownAsOf ?? null,
    now,
  );
  const stand = before?.stand ?? standOf(ask, position);
  const asked = askedOf(desk, ask, stand);
  const page = await pageFor(desk, question, asked, { stand, after: before?.after ?? -1 });
  const { rows, suppressed, after } = page;
  return {
    question: ask.question,
    version: ask.version,
    ...stand,
    columns: Object.keys(question.columns),
    rows: [...rows],
    ...(after === null ? {} : { next: pageOf(key, about, { stand, after }) }),
    unsealed: position.unsealed,
    suppressed,
  };
}

/** The question that is asked. Refuses another version, and by its name a parameter that it does not list. */
export function questionOf({ question: slug, version, parameters }: AnswerAsk): Question {
  const question = QUESTION_OF[slug];
  const [stray] = strayIn(question, parameters);
  if (version !== question.version) throw wrong(['version'], 'unknown-version');
  if (stray !== undefined) throw wrong(['parameters', stray], 'not-a-parameter');
  return question;
}

function placeOf(key: Buffer, about: string, page: string): Place {
  const place = placeIn(key, about, page);
  if (place === null) throw wrong(['page'], 'another-question');
  return place;
}

/** Where an answer to such parameters stands now, and how much is not in it because it waits. */
export async function standNow(
  { db, published }: Pick<Desk, 'db' | 'published'>,
  parameters: AnswerAsk['parameters'],
  now: Date | null,
): Promise<{ readonly stand: Stand; readonly unsealed: number; readonly at: Date }> {
  const { knownAsOf = null } = parameters;
  const position = await readPosition(db, await published.size(), knownAsOf, now);
  return {
    stand: standOf({ parameters }, position),
    unsealed: position.unsealed,
    at: position.now,
  };
}

/** The two clocks as they are used. What is answered to `knownAsOf` is the time of the position. */
function standOf({ parameters }: Pick<AnswerAsk, 'parameters'>, { now, known }: Position): Stand {
  if (known === null) {
    if (parameters.knownAsOf === undefined) {
      throw new Refusal('not-ready', 'Nothing is sealed yet.');
    }
    throw wrong(['parameters', 'knownAsOf'], 'before-the-log');
  }
  const asOf = parameters.asOf ?? now.toISOString();
  return { asOf, knownAsOf: known.at.toISOString(), logSize: known.size };
}

const wrong = (path: readonly string[], code: string): Refusal =>
  new Refusal('invalid', `Not answered: ${path.join('.')}.`, [{ path: [...path], code }]);

/** Customers are named by a key that another question, parameter or position does not make again. */
function askedOf({ keyring, nameOf }: Desk, ask: AnswerAsk, stand: Stand): Asked {
  const { question, version, parameters } = ask;
  const all = { question, version, parameters: { ...parameters, ...stand } };
  const refOf = namerOf(keyring.answerKey(canonical(all)));
  return { parameters, asOf: stand.asOf, refOf, nameOf };
}

interface Page {
  readonly rows: readonly AnswerRow[];
  readonly suppressed: number;
  /** Where the next one begins; `null`: there is none. */
  readonly after: number | null;
}

const pageFor = (desk: Desk, question: Question, asked: Asked, place: Place): Promise<Page> =>
  question.about === 'uses'
    ? pageOfUses(desk, question, asked, place)
    : pageOfTable(desk, question, asked, place);

/** Goes on through the log. Where incidents are looked for, a page may well be empty and not the last. */
async function pageOfUses(
  { db, keyring }: Desk,
  { beside, rowsOf }: AboutUses,
  asked: Asked,
  { stand: { asOf, logSize: size }, after }: Place,
): Promise<Page> {
  const end = endOf(after, size);
  const uses = await readUses(db, { after, end, asOf, most: MOST_ROWS }, asked.parameters);
  const chains = await readChains(db, keyring, {
    customers: [...new Set(uses.map(({ customer }) => customer))],
    size,
    lines: beside === 'the-chain' ? null : uses.flatMap(({ parts }) => parts.map((p) => p.line)),
  });
  const found = uses.map((use) => ({
    position: use.position,
    rows: rowsOf(use, chains.get(use.customer)!, asked),
  }));
  return { ...filled(found, { end, size }), suppressed: 0 };
}

/** Counts all, and shows a page of the table. Its position is closed, so the next page fits this one. */
async function pageOfTable(
  { db, keyring }: Desk,
  { count }: AboutChains,
  asked: Asked,
  { stand: { logSize: size }, after }: Place,
): Promise<Page> {
  const counting = count(asked);
  let last: string | null = null;
  for (;;) {
    const customers = await readSpeakers(db, last, asked.parameters, CHAINS);
    const chains = await readChains(db, keyring, { customers, size, lines: null });
    for (const chain of chains.values()) counting.add(chain);
    if (customers.length < CHAINS) break;
    last = customers.at(-1)!;
  }
  const { rows, suppressed } = counting.table();
  const end = after + 1 + MOST_ROWS;
  return {
    rows: rows.slice(after + 1, end),
    suppressed,
    after: end < rows.length ? end - 1 : null,
  };
}
