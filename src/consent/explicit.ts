import {
  SPECIAL_FIELDS,
  type GrantAct,
  type Notice,
  type Which,
} from '@village-butcher/sdk/contract';
import { refusalAt } from '../base/refusal.js';
import type { Words } from './standing.js';

/** What an act of giving may be pressed with. */
const CONTROLS_TO_GRANT: readonly string[] = ['allow', 'switch', 'undo'];

/** Whether it takes an explicit act to give this (Art. 9(2)(a)). */
export const isSpecial = ({ field }: Pick<Which, 'field'>): boolean =>
  SPECIAL_FIELDS.some((special) => special === field);

/** Refuses what cannot be pressed to give, or not beside this notice. One that lists none has them all. */
export function checkControl({ control }: GrantAct, { controls }: Notice): void {
  const isListed = controls === undefined || controls.some(({ id }) => id === control);
  if (CONTROLS_TO_GRANT.includes(control) && isListed) return;
  throw refusalAt('unknown-control', 'This notice has no such control.', ['control']);
}

/**
 * Where a notice has sentences, a special field is given by what stands beside its own, and no other
 * special field by the same act. An undo says no sentence: it gives back what was given before.
 */
export function checkExplicit(
  { permissions, control }: GrantAct,
  { statements }: Notice,
  words: Words,
): void {
  if (!statements) return;
  const special = permissions.flatMap((one, at) => (isSpecial(one) ? [{ one, at }] : []));
  for (const { one, at } of special) {
    const said = statements.find(({ field }) => field === one.field);
    if (!said) {
      throw refusalAt('not-offered', 'No sentence gives this field.', ['permissions', at]);
    }
    const isBack = words.get(one.recipient)?.get(one.purpose)?.has(one.field) ?? false;
    const isItsOwn = control === 'undo' ? isBack : one.field === special[0]!.one.field;
    if (!isItsOwn) throw notExplicit(['permissions', at, 'field']);
    if (control !== 'undo' && said.control !== control) throw notExplicit(['control']);
  }
}

const notExplicit = (path: readonly (string | number)[]) =>
  refusalAt('not-explicit', 'A special field is given by a yes of its own.', path);
