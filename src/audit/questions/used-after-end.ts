import type { AnswerRow } from '@village-butcher/sdk/contract';
import { keyOf } from '../../consent/standing.js';
import { givenBy, type Said } from '../chain.js';
import { endOf, type End, type Known } from '../end.js';
import type { AboutUses, Asked } from '../question.js';
import type { Use, UsedPart } from '../use.js';

/** Fields that were used though the end of their permission was on record. Every row is an incident. */
export const usedAfterEnd: AboutUses = {
  id: 'Q04',
  slug: 'used-after-end',
  version: 1,
  isZero: true,
  title: {
    de: 'Wurde etwas verwendet, nachdem sein Ende feststand: Widerruf, Pause, Sperre oder Ablauf?',
    en: 'Was anything used after its end was on record: a withdrawal, a pause, a quarantine or the date?',
    nl: 'Is iets gebruikt nadat het einde vaststond: intrekking, pauze, blokkade of afloop?',
  },
  parameters: ['from', 'to'],
  columns: {
    disclosure: 'text',
    at: 'moment',
    recipient: 'text',
    purpose: 'text',
    field: 'text',
    line: 'text',
    endedAt: 'moment',
    endReason: 'text',
    lagMs: 'count',
  },
  about: 'uses',
  of: 'every-use',
  beside: 'the-chain',
  rowsOf,
};

/**
 * A withdrawal or a quarantine that commits while a ruling is under way may be a little older than the
 * use that does not see it. One that is older than this by more was on record, whatever the ruling saw.
 */
export const GRACE_MS = 5_000;

function rowsOf(use: Use, chain: readonly Said[], asked: Asked): readonly AnswerRow[] {
  const late = new Date(Date.parse(use.at) - GRACE_MS).toISOString();
  const lines = chain.filter(({ seq, at }) => seq <= use.seen || at < late);
  const held = asked.held.filter(({ openedAt }) => openedAt < late);
  return use.parts.flatMap((part) => {
    const end = endIn(use, part, { lines, held });
    return end ? [rowOf(use, part, end)] : [];
  });
}

const rowOf = (use: Use, { purpose, field, line }: UsedPart, end: End): AnswerRow => ({
  position: use.position,
  cells: {
    disclosure: use.id,
    at: use.at,
    recipient: use.recipient,
    purpose,
    field,
    line,
    ...end,
    lagMs: Date.parse(use.at) - Date.parse(end.endedAt),
  },
});

/** What rests on no permission is another question. */
function endIn({ at, recipient }: Use, part: UsedPart, known: Known): End | undefined {
  const grant = known.lines
    .filter(({ line }) => line === part.line)
    .flatMap(givenBy)
    .find((one) => keyOf(one) === `${recipient} ${part.purpose} ${part.field}`);
  return grant && endOf(grant, known, at);
}
