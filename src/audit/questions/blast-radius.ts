import { SPECIAL_FIELDS, type AnswerRow } from '@village-butcher/sdk/contract';
import type { Said } from '../chain.js';
import type { Contained } from '../contained.js';
import type { AboutExport, AboutPeople, Asked, Face } from '../question.js';
import { channelsIn, localeIn } from '../reachable.js';
import type { Reached } from '../reached.js';

const FACE: Omit<Face, 'parameters' | 'columns'> = {
  id: 'Q20',
  slug: 'blast-radius',
  version: 1,
  isZero: false,
  title: {
    de: 'Was hat ein Empfänger, ein Zugang oder ein Export erhalten?',
    en: 'What did this recipient, client or export get?',
    nl: 'Wat heeft deze ontvanger, toegang of export gekregen?',
  },
};

/** About whom an export has rows, customer by customer: for one that was lost. */
const inExport: AboutExport = {
  ...FACE,
  parameters: ['export'],
  columns: {
    customerRef: 'text',
    fields: 'list',
    special: 'list',
    files: 'list',
    rows: 'number',
    country: 'text',
    locale: 'text',
    reachable: 'list',
  },
  about: 'export',
  rowOf: rowOfExport,
};

/** Of whom what was read through a recipient or a client, customer by customer: for a breach there. */
export const blastRadius: AboutPeople = {
  ...FACE,
  parameters: ['recipient', 'client', 'export', 'from', 'to'],
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
  inExport,
  rowOf,
};

/** Of those who are erased it is told that there were such rows, and nothing else. */
function rowOfExport(
  { fields, files, rows }: Contained,
  customerRef: string | null,
  known: readonly Said[],
): AnswerRow {
  return {
    position: null,
    cells: {
      customerRef,
      fields: [...fields],
      special: specialIn(fields),
      files: [...files],
      rows,
      country: null,
      locale: localeIn(known),
      reachable: channelsIn(known),
    },
  };
}

const specialIn = (fields: readonly string[]): string[] =>
  SPECIAL_FIELDS.filter((one) => fields.includes(one));

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
      special: specialIn(fields),
      uses,
      firstAt,
      lastAt,
      country: null,
      locale: localeIn(known),
      reachable: channelsIn(known),
    },
  };
}
