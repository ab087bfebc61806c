import { conflictWith, type Constraint } from './constraint.js';
import type { Reading } from './found.js';
import type { Span } from './scan.js';
import { conflictWithDiet } from './traits-told.js';

/** From worst to best. `clear` is not that nothing was found: it is that every word was understood. */
export type Status = 'contains' | 'unknown' | 'may-contain' | 'clear';

/** What in a line a finding rests on. */
export interface Evidence {
  readonly text: string;
  readonly span: Span;
  /** Null where nobody understood the word. */
  readonly food: string | null;
}

/** How a line stands to a constraint, and why. */
export interface Finding {
  readonly constraint: string;
  readonly status: Status;
  readonly evidence: readonly Evidence[];
}

/** Whether a statement of traces counts (the strict default), or only what is in it by recipe. */
export type Strictness = 'traces' | 'contains';

/** What a line that was read says of a constraint. */
export function findingOf(
  line: string,
  reading: Reading,
  constraint: Constraint,
  strictness: Strictness = 'traces',
): Finding {
  const counted = reading.found.filter(({ isTrace }) => strictness === 'traces' || !isTrace);
  const conflicts = counted
    .map((one) => ({ one, level: conflictWith(constraint, one) }))
    .filter(({ level }) => level !== null);
  const { diet, allergens } = constraint;
  const isMet = diet !== null && conflictWithDiet(diet, counted) === 'certain';
  const isInAll = isMet || (reading.contains & allergens) !== 0;
  const isCertain = isInAll || conflicts.some(({ level }) => level === 'certain');
  const possible = conflicts.length > 0 ? 'may-contain' : 'clear';
  const unread = reading.unread.length > 0 ? 'unknown' : possible;
  return {
    constraint: constraint.id,
    status: isCertain ? 'contains' : unread,
    evidence: [
      ...conflicts.map(({ one: { span, food } }) => evidenceIn(line, span, food.id)),
      ...reading.unread.map(({ span }) => evidenceIn(line, span, null)),
    ],
  };
}

const evidenceIn = (line: string, span: Span, food: string | null): Evidence => ({
  text: line.slice(...span),
  span,
  food,
});
