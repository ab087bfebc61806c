import { ConfigurationError } from '../core/error.js';
import type { Answer } from '../core/word.js';
import { jsonIn, membersOf } from '../core/members.js';
import { isWhich } from './pending.js';
import { bareOf } from './standing.js';
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
    .map((which) => ({ ...bareOf(which), until: ends.endOf(which) }))
    .filter(({ until }) => until === undefined || ends.isAhead(until));
  // Nobody guesses for how long: then it is given anew, with an end that the customer sees.
  if (permissions.length === 0 || permissions.some(({ until }) => until === undefined)) {
    throw new ConfigurationError('receipt', 'must be of what was known here');
  }
  const surface = bodies[0]?.['surface'];
  return { permissions, notice, surface, control: 'undo' } as GrantAct;
}

const bodyIn = ({ payload }: ReceiptLine): Readonly<Record<string, unknown>> =>
  membersOf(membersOf(jsonIn(payload))['body']);
