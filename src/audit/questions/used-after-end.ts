import type { AnswerRow } from '@village-butcher/sdk/contract';
import { keyOf } from '../../consent/standing.js';
import { givenBy, type Permitted, type Said } from '../chain.js';
import type { AboutUses } from '../question.js';
import type { Use, UsedPart } from '../use.js';

/** Fields that were used though the end of their permission was on record. Every row is an incident. */
export const usedAfterEnd: AboutUses = {
  id: 'Q04',
  slug: 'used-after-end',
  version: 1,
  isZero: true,
  title: {
    de: 'Wurde etwas verwendet, nachdem sein Ende feststand: Widerruf, Pause oder Ablauf?',
    en: 'Was anything used after its end was on record: a withdrawal, a pause or the date?',
    nl: 'Is iets gebruikt nadat het einde vaststond: intrekking, pauze of afloop?',
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
  beside: 'the-chain',
  rowsOf,
};

/** Why a permission had ended, and since when that was on record. */
interface End {
  readonly endedAt: string;
  readonly endReason: 'withdrawn' | 'paused' | 'expired';
}

/**
 * A withdrawal that commits while a ruling is under way may be a little older than the use that does not
 * see it. One that is older than this by more was on record, whatever the ruling saw.
 */
const GRACE_MS = 5_000;

function rowsOf(use: Use, chain: readonly Said[]): readonly AnswerRow[] {
  const late = new Date(Date.parse(use.at) - GRACE_MS).toISOString();
  const known = chain.filter(({ seq, at }) => seq <= use.seen || at < late);
  return use.parts.flatMap((part) => {
    const end = endOf(use, part, known);
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

/** The first end of the permission that a use rests on. What rests on none is another question. */
function endOf({ at, recipient }: Use, part: UsedPart, known: readonly Said[]): End | undefined {
  const begin = known.findIndex(({ line }) => line === part.line);
  const grant = known
    .slice(begin, begin + 1)
    .flatMap(givenBy)
    .find((one) => keyOf(one) === `${recipient} ${part.purpose} ${part.field}`);
  if (grant === undefined) return undefined;
  const ends = [withdrawn(grant, known.slice(begin + 1)), expired(grant, at), paused(known, at)];
  return ends.filter((end) => end !== undefined).toSorted(byTime)[0];
}

const byTime = (one: End, other: End): number => (one.endedAt < other.endedAt ? -1 : 1);

function withdrawn(grant: Permitted, later: readonly Said[]): End | undefined {
  const said = later.find(
    ({ event }) =>
      event.type === 'withdrawn' && event.permissions.map(keyOf).includes(keyOf(grant)),
  );
  return said && { endedAt: said.at, endReason: 'withdrawn' };
}

const expired = ({ until }: Permitted, at: string): End | undefined =>
  until <= at ? { endedAt: until, endReason: 'expired' } : undefined;

/** The last word on a pause counts. */
function paused(known: readonly Said[], at: string): End | undefined {
  const last = known.findLast(({ event: { type } }) => type === 'paused' || type === 'resumed');
  if (last?.event.type !== 'paused' || last.event.until <= at) return undefined;
  return { endedAt: last.at, endReason: 'paused' };
}
