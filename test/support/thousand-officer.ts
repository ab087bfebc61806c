import { REQUEST_GROUNDS } from '@village-butcher/sdk/contract';
import { takeDeskStep } from '../../src/audit/request-desk.flow.js';
import { stepOwn } from '../../src/recommend/request.flow.js';
import { freshAct, oneOf } from './thousand-deeds.js';
import { askerOf, isOpen, STATE_OF } from './thousand-rights.js';
import { daysAfter } from './thousand-told.js';
import { inRound, type Thousand } from './thousand-village.js';
import type { Request } from './thousand.js';

/** What a person does about a complaint, and its customer in between. */

/** What may be done next with a complaint, by where it stands. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  received: ['accept'],
  'identity-open': ['fail-identity', 'take-back'],
  accepted: ['work', 'work', 'ask', 'refuse', 'take-back'],
  clarification: ['clarify'],
  working: ['tell', 'tell', 'ask', 'refuse'],
  telling: ['check'],
  checking: ['fulfil', 'fulfil', 'partly'],
};
const OWN = ['clarify', 'take-back'];
const NO = ['refuse', 'partly', 'fail-identity'];

/** In the afternoon of a round: the officer goes on with some of what is open, and its customers do. */
export async function worksOn(thousand: Thousand, round: number): Promise<void> {
  const open = thousand.journal.requests
    .filter((one) => isOpen(one) && one.who !== null)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  for (const [n, request] of open.entries()) {
    const chance = thousand.chanceOf(`${request.at} in ${round}`);
    if (chance(3) > 0) continue;
    const now = inRound(round, 9, n);
    const due = daysAfter(27, request.at);
    const isExtended = request.steps.some(({ step }) => step === 'extend');
    const mayExtend = !isExtended && now.toISOString() < due && chance(5) === 0;
    const { state } = request.steps.at(-1)!;
    const step = mayExtend ? 'extend' : oneOf({ chance }, NEXT[state]!);
    await takes(thousand, request, step, now);
  }
}

async function takes(thousand: Thousand, request: Request, step: string, now: Date): Promise<void> {
  const { people, sealed } = thousand;
  const chance = thousand.chanceOf(`${request.at} ${step}`);
  const { village } = sealed;
  const person = people.find(({ who }) => who === request.who)!;
  const reason = step === 'extend' ? oneOf({ chance }, ['complex', 'many-requests']) : undefined;
  const ground = NO.includes(step) ? oneOf({ chance }, REQUEST_GROUNDS) : undefined;
  if (OWN.includes(step)) {
    const asking = { ...askerOf({ thousand, person, now }), id: request.id };
    await stepOwn(village, asking, { step: step as 'clarify' }, now);
  } else {
    const stepping = { id: request.id, actor: OFFICER, client: 'desk', act: freshAct() };
    await takeDeskStep(
      village.db,
      village.keyring,
      stepping,
      { step, reason, ground } as never,
      now,
    );
  }
  const state = STATE_OF[step] ?? request.steps.at(-1)!.state;
  request.steps.push({ at: now.toISOString(), step, state, reason, ground });
}

const OFFICER = '018f0000-0000-7000-8000-00000000d0d0';
