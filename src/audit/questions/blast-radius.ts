import { SPECIAL_FIELDS, type AnswerRow } from '@village-butcher/sdk/contract';
import type { Said } from '../chain.js';
import type { AboutPeople, Asked } from '../question.js';
import type { Reached } from '../reached.js';

/** Of whom what was read through a recipient or a client, customer by customer: for a breach there. */
export const blastRadius: AboutPeople = {
  id: 'Q20',
  slug: 'blast-radius',
  version: 1,
  isZero: false,
  title: {
    de: 'Was hat ein Empfänger oder ein Zugang in dieser Zeit erhalten?',
    en: 'What did this recipient or client get in this time?',
    nl: 'Wat heeft deze ontvanger of toegang in deze tijd gekregen?',
  },
  parameters: ['recipient', 'client', 'from', 'to'],
  columns: {
    customerRef: 'text',
    fields: 'list',
    special: 'list',
    uses: 'number',
    firstAt: 'moment',
    lastAt: 'moment',
    country: 'text',
    locale: 'text',
    reachable: 'list',
  },
  about: 'people',
  rowOf,
};

/** In which country somebody lives is not known here. */
function rowOf(
  { position, customer, fields, uses, firstAt, lastAt }: Reached,
  chain: readonly Said[],
  { refOf, asOf }: Asked,
): AnswerRow {
  const known = chain.filter(({ at }) => at <= asOf);
  return {
    position,
    cells: {
      customerRef: refOf(customer),
      fields: [...fields],
      special: SPECIAL_FIELDS.filter((one) => fields.includes(one)),
      uses,
      firstAt,
      lastAt,
      country: null,
      locale: localeIn(known),
      reachable: channelsIn(known),
    },
  };
}

/** The language of the text that somebody agreed to last. */
function localeIn(chain: readonly Said[]): string | null {
  const last = chain.findLast(({ event }) => event.type === 'granted');
  return last?.event.type === 'granted' ? last.event.notice.locale : null;
}

/** How somebody wants to hear of something: they can be told the same way. */
function channelsIn(chain: readonly Said[]): string[] {
  const channels = new Map<string, string>();
  for (const { event } of chain) {
    if (event.type === 'wished') channels.set(event.purpose, event.wish.channel);
    if (event.type === 'unwished') channels.delete(event.purpose);
  }
  return [...new Set(channels.values())].toSorted();
}
