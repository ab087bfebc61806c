import type { AnswerAsk, AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { pageOfLog } from './answer-log.flow.js';
import { MOST_ROWS, type Place, type Stand } from './answer-page.js';
import { tableFor } from './answer-table.flow.js';
import { readNotices } from './answer.store.js';
import { namerOf, personsUnder } from './pseudonym.js';
import type { Asked, Question } from './question.js';
import type { Table } from './tally.js';

/** What an answer is made with. */
export interface Desk {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly published: PublishedLog;
  /** What a recipient is called, if it is registered. */
  readonly nameOf: (recipient: string) => string | null;
}

/** Customers are named by a key that another question, parameter or position does not make again. */
export async function askedOf(
  { db, keyring, nameOf }: Desk,
  ask: Pick<AnswerAsk, 'question' | 'version' | 'parameters'>,
  stand: Stand,
): Promise<Asked> {
  const { question, version, parameters } = ask;
  const all = { question, version, parameters: { ...parameters, ...stand } };
  const refOf = namerOf(keyring.answerKey(canonical(all)));
  const notices = await readNotices(db, stand.logSize);
  const personOf = personsUnder(keyring);
  return { parameters, asOf: stand.asOf, refOf, personOf, nameOf, notices };
}

/** A page of an answer. */
export interface Page {
  readonly rows: readonly AnswerRow[];
  readonly suppressed: number;
  /** Where the next one begins; `null`: there is none. */
  readonly after: number | null;
}

/** The page of an answer that begins at a place. */
export async function pageFor(
  desk: Desk,
  question: Question,
  asked: Asked,
  place: Place,
): Promise<Page> {
  if (question.about === 'chains' || question.about === 'attempts') {
    return pageOfTable(await tableFor(desk, question, asked, place.stand), place.after);
  }
  return { ...(await pageOfLog(desk, question, asked, place)), suppressed: 0 };
}

/** All is counted, and a page of it shown. Its position is closed, so the next page fits this one. */
function pageOfTable({ rows, suppressed }: Table, after: number): Page {
  const end = after + 1 + MOST_ROWS;
  return {
    rows: rows.slice(after + 1, end),
    suppressed,
    after: end < rows.length ? end - 1 : null,
  };
}
