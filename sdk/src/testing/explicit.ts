import type { GrantAct, Notice } from '../contract/consent.js';
import { SPECIAL_FIELDS } from '../contract/vocabulary.js';
import { isOneOf } from '../core/word.js';
import type { Person } from './person.js';
import { Refusal } from './refusal.js';

const CONTROLS_TO_GRANT: readonly string[] = ['allow', 'switch', 'undo'];

/** Refuses what cannot be pressed to give, or not beside this notice. */
export function checkControl({ control }: GrantAct, { controls }: Notice): void {
  const isListed = controls === undefined || controls.some(({ id }) => id === control);
  if (CONTROLS_TO_GRANT.includes(control) && isListed) return;
  throw Refusal.at('unknown-control', ['control']);
}

/** Where a notice has sentences, a special field is given by what stands beside its own, and alone. */
export function checkExplicit(
  { permissions, control }: GrantAct,
  { statements }: Notice,
  person: Person,
): void {
  if (!statements) return;
  const first = permissions.find(({ field }) => isOneOf(SPECIAL_FIELDS, field))?.field;
  for (const [at, one] of permissions.entries()) {
    if (!isOneOf(SPECIAL_FIELDS, one.field)) continue;
    const said = statements.find(({ field }) => field === one.field);
    if (!said) throw Refusal.at('not-offered', ['permissions', at]);
    const isItsOwn = control === 'undo' ? person.wordOn(one) : one.field === first;
    if (!isItsOwn) throw Refusal.at('not-explicit', ['permissions', at, 'field']);
    if (control !== 'undo' && said.control !== control) {
      throw Refusal.at('not-explicit', ['control']);
    }
  }
}
