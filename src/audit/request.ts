import type {
  RequestGround,
  RequestReason,
  RequestState,
  RequestStepName,
  RightsRequest,
} from '@village-butcher/sdk/contract';
import { Refusal, refusalAt } from '../base/refusal.js';

type Actor = RightsRequest['steps'][number]['actor'];

/** Where a no can be taken further (GDPR Art. 12(4)). */
export interface Routes {
  /** The authority, by the name of where somebody lives. */
  readonly complaintRoute: string;
  /** The law by which one goes to court. */
  readonly courtRoute: string;
}

/** One step of a request: who, when, why, and which message in which language. It is never edited. */
export interface Step {
  readonly step: RequestStepName;
  readonly state: RequestState;
  readonly at: Date;
  readonly actor: Actor;
  /** A pseudonym of the officer. Nobody else has one here. */
  readonly who: string | null;
  readonly reason: RequestReason;
  readonly template: string;
  readonly locale: string;
  readonly ground: RequestGround | null;
  readonly complaintRoute: string | null;
  readonly courtRoute: string | null;
  readonly line: string | null;
}

/** A step that somebody wants to take. */
export interface Taking extends Pick<Step, 'step' | 'at' | 'actor' | 'locale'> {
  readonly who?: string;
  readonly assurance?: 'login' | 'step-up';
  readonly reason?: RequestReason | undefined;
  readonly ground?: RequestGround | undefined;
  readonly routes?: Routes;
  readonly line?: string | null;
}

/** What may be done where, by whom and why; `null`: where nothing was yet, or where it stays as it is. */
interface Move {
  readonly from: readonly (RequestState | null)[];
  readonly to: RequestState | null;
  readonly by: readonly Actor[];
  /** The first one is meant where none is named. */
  readonly reasons: readonly [RequestReason, ...RequestReason[]];
}

const AT_WORK = ['accepted', 'clarification', 'working'] as const;
const UNDONE = ['received', 'identity-open', ...AT_WORK, 'telling', 'checking'] as const;
const HOUSE = ['service', 'dpo'] as const;

/** The whole machine. Nothing comes from an end: none is named as a place to leave from. */
export const MOVES: Readonly<Record<RequestStepName, Move>> = {
  receive: { from: [null], to: 'received', by: ['customer', 'dpo'], reasons: ['asked'] },
  'open-identity': {
    from: ['received'],
    to: 'identity-open',
    by: HOUSE,
    reasons: ['identity-doubted', 'duplicate', 'by-receipt'],
  },
  'prove-identity': {
    from: ['identity-open'],
    to: 'accepted',
    by: ['customer'],
    reasons: ['signed-in-anew'],
  },
  'accept-identity': {
    from: ['identity-open'],
    to: 'accepted',
    by: ['dpo'],
    reasons: ['papers-seen', 'known-in-person'],
  },
  'fail-identity': {
    from: ['identity-open'],
    to: 'identity-failed',
    by: ['dpo'],
    reasons: ['not-proven'],
  },
  accept: { from: ['received'], to: 'accepted', by: HOUSE, reasons: ['signed-in', 'looked-at'] },
  ask: { from: ['accepted', 'working'], to: 'clarification', by: ['dpo'], reasons: ['unclear'] },
  clarify: { from: ['clarification'], to: 'working', by: ['customer'], reasons: ['clarified'] },
  work: { from: ['accepted'], to: 'working', by: HOUSE, reasons: ['begun'] },
  tell: {
    from: ['working'],
    to: 'telling',
    by: HOUSE,
    reasons: ['recipients-told', 'nobody-to-tell'],
  },
  check: { from: ['telling'], to: 'checking', by: HOUSE, reasons: ['looked-after'] },
  fulfil: { from: ['checking'], to: 'fulfilled', by: HOUSE, reasons: ['done'] },
  partly: { from: ['checking'], to: 'partly', by: ['dpo'], reasons: ['done-in-part'] },
  refuse: { from: [...AT_WORK, 'checking'], to: 'refused', by: ['dpo'], reasons: ['not-owed'] },
  'take-back': {
    from: UNDONE,
    to: 'taken-back',
    by: ['customer', 'service'],
    reasons: ['not-wanted', 'customer-erased'],
  },
  extend: { from: UNDONE, to: null, by: ['dpo'], reasons: ['complex', 'many-requests'] },
};

/** The ends of a request. */
export const isEnd = (state: RequestState): boolean => !UNDONE.some((undone) => undone === state);

/** The steps that say no to something: none without ground and both ways to take it further. */
export const IS_NO: readonly RequestStepName[] = ['refuse', 'partly', 'fail-identity'];

/** The steps that rest on what an officer found: none without saying what that was. */
export const IS_REASONED: readonly RequestStepName[] = ['extend', 'accept-identity'];

/**
 * What a step adds to a request, or a refusal. `due` is the end of the first month: an extension counts
 * only if the customer is told of it, with its reason, before (GDPR Art. 12(3)).
 */
export function decide(steps: readonly Step[], taking: Taking, due: Date): readonly Step[] {
  const { step, at, actor, locale } = taking;
  const move = MOVES[step];
  const state = steps.at(-1)?.state ?? null;
  if (!move.from.includes(state)) throw refused('not-from-here');
  if (!move.by.includes(actor)) throw new Refusal('not-allowed', 'This is not for your role.');
  const reason = taking.reason ?? move.reasons[0];
  if (!move.reasons.includes(reason)) throw wrong('reason');
  if (step === 'prove-identity' && taking.assurance !== 'step-up') throw refused('sign-in-anew');
  if (IS_REASONED.includes(step) && taking.reason === undefined) throw wrong('reason');
  if (step === 'extend') checkExtension(steps, taking, due);
  return [
    {
      step,
      at,
      actor,
      locale,
      reason,
      state: move.to ?? state!,
      who: taking.who ?? null,
      template: `request.${step === 'extend' ? 'extended' : (move.to ?? step)}@1`,
      ...noOf(taking),
      line: taking.line ?? null,
    },
  ];
}

/** Several steps at one time, each from where the one before it led. */
export const decideAll = (
  steps: readonly Step[],
  takings: readonly Taking[],
  due: Date,
): readonly Step[] =>
  takings.reduce<readonly Step[]>(
    (added, taking) => [...added, ...decide([...steps, ...added], taking, due)],
    [],
  );

function checkExtension(steps: readonly Step[], { at }: Taking, due: Date): void {
  if (steps.some((one) => one.step === 'extend')) throw refused('extended-before');
  if (at >= due) throw refused('first-month-over');
}

type No = Pick<Step, 'ground' | 'complaintRoute' | 'courtRoute'>;

function noOf({ step, ground, routes }: Taking): No {
  if (!IS_NO.includes(step)) {
    if (ground !== undefined) throw wrong('ground');
    return { ground: null, complaintRoute: null, courtRoute: null };
  }
  if (ground === undefined) throw wrong('ground');
  if (!routes?.complaintRoute || !routes.courtRoute) {
    throw new Error('A no was to be written without a way to take it further.');
  }
  const { complaintRoute, courtRoute } = routes;
  return { ground, complaintRoute, courtRoute };
}

const refused = (code: string): Refusal =>
  new Refusal('step-refused', 'A request does not go this way.', [{ path: ['step'], code }]);

const wrong = (member: 'reason' | 'ground'): Refusal =>
  refusalAt('invalid', `Not taken: ${member}.`, [member]);
