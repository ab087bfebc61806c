import type { AnswerRow } from '@village-butcher/sdk/contract';
import { givenBy, permittedAt, type Said } from '../chain.js';
import type { AboutUses, Asked } from '../question.js';
import type { Use, UsedPart } from '../use.js';
import { GRACE_MS } from './used-after-end.js';

/** Fields that were used, and rest on no permission that stood for just this. Every row is an incident. */
export const usedWithoutPermission: AboutUses = {
  id: 'Q05',
  slug: 'used-without-permission',
  version: 1,
  isZero: true,
  title: {
    de: 'Wurde eine Angabe ohne eigene Erlaubnis verwendet?',
    en: 'Was any fact used without its own permission?',
    nl: 'Is een gegeven zonder eigen toestemming gebruikt?',
  },
  parameters: ['from', 'to'],
  columns: {
    disclosure: 'text',
    at: 'moment',
    recipient: 'text',
    purpose: 'text',
    field: 'text',
    missing: 'text',
  },
  about: 'uses',
  of: 'every-use',
  beside: 'the-chain',
  rowsOf,
};

/**
 * Ruled again, as it was when it was used: on the lines that the ruling saw, at its time. A cohort that
 * was held later makes no use before that an incident.
 */
function rowsOf(use: Use, chain: readonly Said[], asked: Asked): readonly AnswerRow[] {
  const seen = chain.filter(({ seq }) => seq <= use.seen);
  const late = new Date(Date.parse(use.at) - GRACE_MS).toISOString();
  const held = asked.held.filter(({ openedAt }) => openedAt < late);
  const permitted = permittedAt(seen, use.at, held);
  return use.parts
    .filter(
      ({ field, purpose, line }) =>
        !permitted.some(
          (one) =>
            one.line === line &&
            one.field === field &&
            one.purpose === purpose &&
            one.recipient === use.recipient,
        ),
    )
    .map((part) => rowOf(use, part, chain));
}

const rowOf = (use: Use, part: UsedPart, chain: readonly Said[]): AnswerRow => ({
  position: use.position,
  cells: {
    disclosure: use.id,
    at: use.at,
    recipient: use.recipient,
    purpose: part.purpose,
    field: part.field,
    missing: missingOf(use, part, chain),
  },
});

/** The first thing in which the line that was named falls short. */
function missingOf(
  { recipient }: Use,
  { field, purpose, line }: UsedPart,
  chain: readonly Said[],
): 'field' | 'recipient' | 'purpose' | 'time' {
  const ofField = chain
    .filter((said) => said.line === line)
    .flatMap(givenBy)
    .filter((given) => given.field === field);
  const ofRecipient = ofField.filter((given) => given.recipient === recipient);
  if (ofField.length === 0) return 'field';
  if (ofRecipient.length === 0) return 'recipient';
  return ofRecipient.some((given) => given.purpose === purpose) ? 'time' : 'purpose';
}
