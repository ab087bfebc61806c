import type { AnswerRow } from '@village-butcher/sdk/contract';
import { keyOf } from '../../consent/standing.js';
import { givenBy, type Said } from '../chain.js';
import { byTime, endOf, type End } from '../end.js';
import type { AboutUses, Asked } from '../question.js';
import type { Use } from '../use.js';

/** Who may still hold what they read: of each customer and field the last use by each recipient. */
export const mayStillHold: AboutUses = {
  id: 'Q03',
  slug: 'may-still-hold',
  version: 1,
  isZero: false,
  title: {
    de: 'Wer könnte es noch haben?',
    en: 'Who may still hold it?',
    nl: 'Wie kan het nog hebben?',
  },
  parameters: ['field', 'recipient'],
  columns: {
    recipient: 'text',
    customerRef: 'text',
    field: 'text',
    lastUsedAt: 'moment',
    endedAt: 'moment',
    endReason: 'text',
    toldAt: 'moment',
    acknowledgedAt: 'moment',
    erasedAt: 'moment',
    keepsUntil: 'moment',
    daysOpen: 'number',
    state: 'text',
  },
  about: 'uses',
  of: 'last-uses',
  beside: 'the-chain',
  rowsOf,
};

const DAY_MS = 86_400_000;

function rowsOf(use: Use, chain: readonly Said[], asked: Asked): readonly AnswerRow[] {
  const known = chain.filter(({ at }) => at <= asked.asOf);
  const fields = [...new Set(use.parts.map(({ field }) => field))];
  return fields
    .filter((field) => (asked.parameters.field ?? field) === field)
    .map((field) => {
      const ends = endsOf(use, field, known, asked.asOf);
      return rowOf(use, field, ends, asked);
    });
}

/** How each permission on this field stands that this recipient was ever given. `undefined`: it stands. */
function endsOf(
  { recipient }: Use,
  field: string,
  known: readonly Said[],
  asOf: string,
): readonly (End | undefined)[] {
  const given = known
    .flatMap(givenBy)
    .filter((one) => one.recipient === recipient && one.field === field);
  const last = new Map(given.map((one) => [keyOf(one), one]));
  return Array.from(last.values(), (one) => endOf(one, known, asOf));
}

/**
 * The register does not say yet what a recipient keeps, and nobody is told or answers yet: whoever
 * read may still hold. What they read has ended once nothing of it stands any more.
 */
function rowOf(
  { position, recipient, customer, at }: Use,
  field: string,
  ends: readonly (End | undefined)[],
  { refOf, asOf }: Asked,
): AnswerRow {
  const over = ends.filter((one) => one !== undefined).toSorted(byTime);
  const end = over.length === ends.length ? over.at(-1) : undefined;
  const never = ends.length === 0 ? 'never-permitted' : 'permitted';
  return {
    position,
    cells: {
      recipient,
      customerRef: refOf(customer),
      field,
      lastUsedAt: at,
      endedAt: end?.endedAt ?? null,
      endReason: end?.endReason ?? null,
      ...NOBODY_ASKED,
      daysOpen: end ? Math.floor((Date.parse(asOf) - Date.parse(end.endedAt)) / DAY_MS) : null,
      state: end ? 'ended' : never,
    },
  };
}

/** What recipients were told and answered. */
const NOBODY_ASKED = {
  toldAt: null,
  acknowledgedAt: null,
  erasedAt: null,
  keepsUntil: null,
} as const;
