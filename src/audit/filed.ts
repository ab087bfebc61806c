import type {
  Field,
  Purpose,
  RequestChannel,
  RequestFlag,
  RightName,
  RightsRequest,
} from '@village-butcher/sdk/contract';
import { authorityOf } from './authorities.js';
import { heldOver, jurisdictionOf, keptUntilOf, type JurisdictionId } from './deadline.js';
import { isEnd, type Step } from './request.js';

/** A request as it came in. */
export interface Filing {
  readonly id: string;
  readonly at: Date;
  readonly kind: RightName;
  readonly channel: RequestChannel;
  readonly client: string | null;
  /** `receipt`: by nothing but a line that somebody brought. */
  readonly identity: 'login' | 'step-up' | 'receipt';
  readonly locale: string;
  readonly jurisdiction: JurisdictionId;
  /** The end of the first month, and of what it can be extended to. */
  readonly dueAt: Date;
  readonly extendedTo: Date;
  readonly field: Field | null;
  readonly purpose: Purpose | null;
  readonly about: RightsRequest['about'];
  readonly residence: string | null;
  readonly until: Date | null;
  /** How many permissions a restriction names. */
  readonly named: number | null;
  readonly duplicateOf: string | null;
  /** When what is left of it goes: of those who are erased. */
  readonly keptUntil: Date | null;
}

/** A request with all that was done about it. */
export interface Filed extends Filing {
  readonly customer: string;
  readonly steps: readonly Step[];
}

/** What a person answers, and no machine: also a file that was asked for on paper. */
export const isPersons = ({ kind, channel }: Pick<Filing, 'kind' | 'channel'>): boolean =>
  kind === 'complaint' || kind === 'decision' || (kind === 'access' && channel !== 'app');

/** The same as of a time: what was done later is not there yet. */
export const asOf = (filed: Filed, at: Date): Filed => ({
  ...filed,
  steps: filed.steps.filter((step) => step.at <= at),
});

/** The step that extended it. */
export const extensionOf = ({ steps }: Pick<Filed, 'steps'>): Step | undefined =>
  steps.find(({ step }) => step === 'extend');

/** The step that ended it. */
export const endOf = ({ steps }: Pick<Filed, 'steps'>): Step | undefined =>
  steps.find(({ state }) => isEnd(state));

/** By when it has to be answered, as of a time: extended, and held where the calendar allows it. */
export function dueOf(filed: Filed, now: Date): Date {
  const due = extensionOf(filed) ? filed.extendedTo : filed.dueAt;
  return heldOver(jurisdictionOf(filed.jurisdiction), due, askedMs(filed.steps, now));
}

/** For how long the customer was asked what they mean. */
function askedMs(steps: readonly Step[], now: Date): number {
  return steps.reduce((sum, { step, at }, n) => {
    if (step !== 'ask') return sum;
    const next = steps.slice(n + 1).find((later) => later.step !== 'extend');
    return sum + (next?.at ?? now).getTime() - at.getTime();
  }, 0);
}

/** Whether its time went by without an answer, or before there was one. */
export const isOverdue = (filed: Filed, now: Date): boolean =>
  dueOf(filed, now) <= (endOf(filed)?.at ?? now);

function flagsOf(filed: Filed, now: Date): RequestFlag[] {
  const isAsked = filed.steps.at(-1)?.state === 'clarification';
  const { holdsWhileAsking } = jurisdictionOf(filed.jurisdiction);
  const flags: readonly (readonly [RequestFlag, boolean])[] = [
    ['extended', extensionOf(filed) !== undefined],
    ['overdue', isOverdue(filed, now)],
    ['on-hold', isAsked && holdsWhileAsking],
    ['duplicate', filed.steps.some(({ reason }) => reason === 'duplicate')],
  ];
  return flags.filter(([, is]) => is).map(([flag]) => flag);
}

/** A request as its customer and the desk see it. Whose it is does not stand in it. */
export const shownOf = (filed: Filed, now: Date): RightsRequest => ({
  id: filed.id,
  right: filed.kind,
  channel: filed.channel,
  state: filed.steps.at(-1)!.state,
  flags: flagsOf(filed, now),
  receivedAt: filed.at.toISOString(),
  dueAt: dueOf(filed, now).toISOString(),
  closedAt: endOf(filed)?.at.toISOString() ?? null,
  field: filed.field,
  purpose: filed.purpose,
  about: filed.about,
  until: filed.until?.toISOString() ?? null,
  named: filed.named,
  duplicateOf: filed.duplicateOf,
  authority: authorityOf(filed.residence, filed.jurisdiction),
  steps: filed.steps.map((step) => shownStep(step, filed.jurisdiction)),
});

const shownStep = (step: Step, house: JurisdictionId): RightsRequest['steps'][number] => ({
  step: step.step,
  state: step.state,
  at: step.at.toISOString(),
  actor: step.actor,
  reason: step.reason,
  template: step.template,
  locale: step.locale,
  ground: step.ground,
  complaintRoute: step.complaintRoute === null ? null : authorityOf(step.complaintRoute, house),
  courtRoute: step.courtRoute,
  line: step.line,
});

/** What is left of a request when its customer is erased: that it was answered, and when. */
export const nobodys = <One extends Filing & Pick<Filed, 'steps'>>(filed: One): One => ({
  ...filed,
  client: null,
  field: null,
  purpose: null,
  about: null,
  residence: null,
  until: null,
  named: null,
  duplicateOf: null,
  keptUntil: keptUntilOf(jurisdictionOf(filed.jurisdiction), endOf(filed)?.at ?? filed.extendedTo),
  steps: filed.steps.map((step) => ({ ...step, line: null })),
});
