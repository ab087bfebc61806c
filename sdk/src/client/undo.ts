import { ConfigurationError } from '../core/error.js';
import type { Answer } from '../core/word.js';
import { isWhich, membersOf } from './pending.js';
import type { GrantAct, NoticeRef, Receipt, ReceiptLine, Which } from './shape.js';

/** What is known of the end that a permission had, and what time it is. */
export interface Ends {
  endOf(which: Answer<Which>): string | undefined;
  isAhead(moment: string): boolean;
}

/**
 * The act that gives again what a withdrawal took, up to the same ends (B6). By the lines of its
 * receipt: what had been taken back elsewhere before stays taken back. What has ended since stays so.
 */
export function undoOf(receipt: Receipt, notice: NoticeRef, ends: Ends): GrantAct {
  const bodies = receipt.lines.map(bodyIn).filter(({ type }) => type === 'withdrawn');
  const taken = bodies.flatMap(({ permissions }) =>
    Array.isArray(permissions) ? permissions.filter(isWhich) : [],
  );
  const permissions = taken
    .map(({ field, recipient, purpose }) => ({ field, recipient, purpose }))
    .map((which) => ({ ...which, until: known(ends.endOf(which)) }))
    .filter(({ until }) => ends.isAhead(until));
  if (permissions.length === 0)
    throw new ConfigurationError('receipt', 'must have taken something');
  const surface = bodies[0]?.['surface'];
  return { permissions, notice, surface, control: 'undo' } as GrantAct;
}

/** Nobody guesses for how long: then it is given anew, with an end that the customer sees. */
function known(end: string | undefined): string {
  if (end !== undefined) return end;
  throw new ConfigurationError('receipt', 'must be of what was known here when it was taken back');
}

function bodyIn({ payload }: ReceiptLine): Readonly<Record<string, unknown>> {
  try {
    return membersOf(membersOf(JSON.parse(payload))['body']);
  } catch {
    return {};
  }
}
