import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { Counted } from '../attempts.js';
import type { AboutAttempts } from '../question.js';
import { shownOf, type Table } from '../tally.js';

/** Who tried to read what they may not. The customer's own app is not among them. */
export const refusedAttempts: AboutAttempts = {
  id: 'Q13',
  slug: 'refused-attempts',
  version: 1,
  isZero: false,
  title: {
    de: 'Wer wollte lesen, was er nicht lesen darf?',
    en: 'Who tried to read what they may not?',
    nl: 'Wie wilde lezen wat hij niet mag lezen?',
  },
  parameters: ['from', 'to', 'recipient'],
  columns: {
    recipient: 'text',
    client: 'text',
    purpose: 'text',
    field: 'text',
    verdict: 'text',
    attempts: 'count',
    customers: 'count',
    firstAt: 'moment',
    lastAt: 'moment',
  },
  about: 'attempts',
  table,
};

function table(counted: readonly Counted[]): Table {
  const rows = counted.map(rowOf);
  const counts = rows.flatMap(({ cells: { attempts, customers } }) => [attempts, customers]);
  return { rows, suppressed: counts.filter((one) => one === null).length };
}

/**
 * Few attempts are of few customers, so they are not counted aloud, either. Many attempts at a few
 * customers are: that is what has to be seen. The times of a few are not shown.
 */
function rowOf({ attempts: tries, customers: of, firstAt, lastAt, ...what }: Counted): AnswerRow {
  const [attempts = null] = shownOf([tries]);
  const [customers = null] = shownOf([of]);
  const times = customers === null ? { firstAt: null, lastAt: null } : { firstAt, lastAt };
  const { recipient, client, purpose, field, verdict } = what;
  const cells = { recipient, client, purpose, field, verdict, attempts, customers, ...times };
  return { position: null, cells };
}
