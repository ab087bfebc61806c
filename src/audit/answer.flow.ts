import {
  QUESTIONS,
  type Answer,
  type AnswerAsk,
  type AnswerRow,
  type Locale,
  type QuestionList,
} from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { Refusal } from '../base/refusal.js';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { MOST_ROWS, pageOf, placeIn, type Place, type Stand } from './answer-page.js';
import { pageOfLog } from './answer-log.flow.js';
import {
  readChains,
  readNotices,
  readPosition,
  readSpeakers,
  type Position,
} from './answer.store.js';
import { namerOf } from './pseudonym.js';
import {
  meantBy,
  shownIn,
  strayIn,
  type AboutChains,
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
  items: QUESTIONS.map((slug) => shownIn(locale, QUESTION_OF[slug])),
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
  const asked = await askedOf(desk, ask, stand);
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
  return meantBy(question, parameters);
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
async function askedOf(
  { db, keyring, nameOf }: Desk,
  ask: AnswerAsk,
  stand: Stand,
): Promise<Asked> {
  const { parameters } = ask;
  const notices = await readNotices(db, stand.logSize);
  return { parameters, asOf: stand.asOf, refOf: namerFor(keyring, ask, stand), nameOf, notices };
}

/** How customers are called in an answer: the same in every form of it. */
export function namerFor(
  keyring: Keyring,
  { question, version, parameters }: AnswerAsk,
  stand: Stand,
): (customer: string) => string {
  const all = { question, version, parameters: { ...parameters, ...stand } };
  return namerOf(keyring.answerKey(canonical(all)));
}

interface Page {
  readonly rows: readonly AnswerRow[];
  readonly suppressed: number;
  /** Where the next one begins; `null`: there is none. */
  readonly after: number | null;
}

async function pageFor(desk: Desk, question: Question, asked: Asked, place: Place): Promise<Page> {
  if (question.about === 'chains') return pageOfTable(desk, question, asked, place);
  return { ...(await pageOfLog(desk, question, asked, place)), suppressed: 0 };
}

/** Counts all, and shows a page of the table. Its position is closed, so the next page fits this one. */
async function pageOfTable(
  { db, keyring }: Desk,
  { count }: AboutChains,
  asked: Asked,
  { stand: { asOf, logSize: size }, after }: Place,
): Promise<Page> {
  const counting = count(asked);
  let last: string | null = null;
  for (;;) {
    const customers = await readSpeakers(
      db,
      { after: last, asOf, size, most: CHAINS },
      asked.parameters,
    );
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
