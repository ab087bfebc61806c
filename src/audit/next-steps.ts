import {
  DESK_STEPS,
  REQUEST_GROUNDS,
  type DeskRequest,
  type DeskStepAct,
} from '@village-butcher/sdk/contract';
import { authorityOf, courtOf } from './authorities.js';
import { extensionOf, isPersons, shownOf, type Filed } from './filed.js';
import { IS_NO, IS_REASONED, MOVES, type Taking } from './request.js';

type Next = DeskRequest['next'][number];

/** A request as an officer sees it: with what they may do with it now, as the machine has it. */
export const shownAtDesk = (filed: Filed, now: Date): DeskRequest => ({
  ...shownOf(filed, now),
  next: isInTheirHands(filed)
    ? DESK_STEPS.filter((step) => isOpen(filed, step, now)).map(nextOf)
    : [],
});

/** What a person answers; and before that, of whom nobody knows yet whose paper it is. */
export const isInTheirHands = (filed: Filed): boolean =>
  isPersons(filed) || (filed.channel !== 'app' && filed.steps.at(-1)?.state === 'identity-open');

function isOpen(filed: Filed, step: DeskStepAct['step'], now: Date): boolean {
  const { from, by } = MOVES[step];
  if (!by.includes('dpo') || !from.includes(filed.steps.at(-1)?.state ?? null)) return false;
  return step !== 'extend' || (!extensionOf(filed) && now < filed.dueAt);
}

const nextOf = (step: DeskStepAct['step']): Next => ({
  step,
  reasons: IS_REASONED.includes(step) ? [...MOVES[step].reasons] : [],
  grounds: IS_NO.includes(step) ? [...REQUEST_GROUNDS] : [],
});

/** The step that an officer wants to take. A no names both ways to take it further. */
export function takingOf(
  { locale, residence, jurisdiction }: Filed,
  { step, reason, ground }: DeskStepAct,
  { actor, at }: { readonly actor: string; readonly at: Date },
): Taking {
  const routes = {
    complaintRoute: authorityOf(residence, jurisdiction).id,
    courtRoute: courtOf(residence, jurisdiction),
  };
  return { step, at, actor: 'dpo', who: actor, locale, reason, ground, routes };
}
