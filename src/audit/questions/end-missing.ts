import type { AnswerRow } from '@village-butcher/sdk/contract';
import { longestEnd } from '../../consent/register.js';
import { givenBy, type Placed, type Said } from '../chain.js';
import type { AboutLines, Asked } from '../question.js';

/** Permissions that end later than they may. Every row is an incident. */
export const endMissing: AboutLines = {
  id: 'Q11',
  slug: 'end-missing',
  version: 1,
  isZero: true,
  title: {
    de: 'Hat eine Erlaubnis kein Ende, oder ein späteres als erlaubt?',
    en: 'Does any permission have no end, or one beyond its cap?',
    nl: 'Heeft een toestemming geen einde, of een later dan mag?',
  },
  parameters: [],
  columns: {
    line: 'text',
    customerRef: 'text',
    field: 'text',
    recipient: 'text',
    purpose: 'text',
    until: 'moment',
    cap: 'moment',
  },
  about: 'lines',
  rowsOf,
};

/** A line without any end is of no known form: it is not read, and no answer is given over it. */
function rowsOf(
  { position, customer, said }: Placed,
  _chain: readonly Said[],
  { refOf }: Asked,
): readonly AnswerRow[] {
  return givenBy(said).flatMap(({ line, field, recipient, purpose, until, recordedAt }) => {
    const cap = longestEnd({ recipient }, new Date(recordedAt)).toISOString();
    if (until <= cap) return [];
    const customerRef = refOf(customer);
    return [{ position, cells: { line, customerRef, field, recipient, purpose, until, cap } }];
  });
}
