import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { Said } from '../chain.js';
import { standsAfter } from '../last-use.js';
import type { AboutUses, Asked } from '../question.js';
import { farOf, NOTHING_KNOWN } from '../since.js';
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
    .map((field) => rowOf(use, field, known, asked));
}

/**
 * Whoever read may still hold, unless they are known to keep nothing, or said that it is erased. What
 * they read has ended once nothing of it stands any more.
 */
function rowOf(
  { position, recipient, customer, at, parts }: Use,
  field: string,
  known: readonly Said[],
  { refOf, asOf, held, keepsDaysOf }: Asked,
): AnswerRow {
  const { state, end } = standsAfter({ recipient, field }, { lines: known, held }, asOf);
  const since = parts.find((part) => part.field === field)?.since ?? NOTHING_KNOWN;
  return {
    position,
    cells: {
      recipient,
      customerRef: refOf(customer),
      field,
      lastUsedAt: at,
      endedAt: end?.endedAt ?? null,
      endReason: end?.endReason ?? null,
      toldAt: since.toldAt,
      acknowledgedAt: since.acknowledgedAt,
      erasedAt: since.erasedAt,
      keepsUntil: keepsUntil(at, keepsDaysOf(recipient)),
      daysOpen: end ? Math.floor((Date.parse(asOf) - Date.parse(end.endedAt)) / DAY_MS) : null,
      state: end ? farOf(since) : state,
    },
  };
}

/** When a recipient has deleted what it read last, by what the settings say; `null`: they do not. */
const keepsUntil = (at: string, days: number | null): string | null =>
  days === null ? null : new Date(Date.parse(at) + days * DAY_MS).toISOString();
