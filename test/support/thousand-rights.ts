import type { RequestAct } from '@village-butcher/sdk/contract';
import { leave } from '../../src/recommend/erasure.flow.js';
import { fileAny } from '../../src/recommend/request.flow.js';
import { givenBy } from './thousand-choices.js';
import {
  corrected,
  freshAct,
  keep,
  oneOf,
  PURPOSES,
  TELLABLE,
  valueOf,
  type Doing,
  type Saying,
} from './thousand-deeds.js';
import { chainOf } from './customers.js';
import { forgetAll, OVER, type Request } from './thousand.js';
import { daysAfter, pausedBy } from './thousand-told.js';

/** What customers ask for formally, what becomes of it, and those who want everything gone. */

const DONE = ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'];

/** Somebody who asks, as the service meets them. */
export const askerOf = ({ person, now }: Doing, assurance: 'login' | 'step-up' = 'login') => ({
  customer: person.who,
  act: freshAct(),
  locale: 'de',
  jurisdiction: 'DE' as const,
  witness: { assurance, client: 'brandt-app', sdk: null, receivedAt: now },
});

/** Asks for a right. What can be done at once is done at once, as if the customer had done it. */
export async function asks(doing: Doing): Promise<void> {
  const { person, now, thousand } = doing;
  const { village } = thousand.sealed;
  const said = anyRight(doing);
  const says = saysOf(doing, said);
  const asker = askerOf(doing);
  const { id } = await fileAny(village, asker, said, now);
  await keepLines(doing, says);
  if (said.right === 'rectify') corrected(doing, said.field, said.value);
  if (said.right === 'object') person.wishes.delete(said.purpose);
  keepRequest(doing, id, said);
}

function anyRight(doing: Doing): RequestAct {
  const { person, now } = doing;
  const field = oneOf(person, TELLABLE);
  const value = valueOf(field, (person.turn += 1)) as never;
  const until = daysAfter(oneOf(person, [3, 12]), now.toISOString());
  return oneOf<RequestAct>(person, [
    { right: 'access' },
    { right: 'rectify', field, value },
    { right: 'restrict', until },
    { right: 'object', purpose: oneOf(person, PURPOSES) },
    { right: 'complaint', about: oneOf(person, ['suggestion', 'not-answered']) },
    { right: 'complaint', about: 'suggestion' },
  ]);
}

function saysOf(doing: Doing, said: RequestAct): readonly Saying[] {
  const { person, now } = doing;
  if (said.right === 'restrict') {
    const until = said.until!;
    const isLonger = (pausedBy(person.acts)?.until ?? '') >= until;
    return isLonger ? [] : [{ says: 'paused', until }];
  }
  if (said.right !== 'object') return [];
  const { purpose } = said;
  const named = givenBy(doing).filter((one) => one.purpose === purpose);
  const came = {
    surface: 'permission-centre',
    control: 'withdraw-all',
    assurance: 'login',
    client: 'brandt-app',
    occurredAt: null,
    receivedAt: now.toISOString(),
  };
  return [
    ...(named.length > 0 ? [{ says: 'withdrawn' as const, named, came }] : []),
    ...(person.wishes.has(purpose) ? [{ says: 'unwished' as const, purpose }] : []),
  ];
}

/** A request answers with its own number and not with lines: they are the last ones of the chain. */
async function keepLines(doing: Doing, says: readonly Saying[]): Promise<void> {
  if (says.length === 0) return;
  const { db, keyring } = doing.thousand.sealed.village;
  const chain = await chainOf(db, keyring, doing.person.who);
  const lines = chain
    .filter(({ seq }) => seq > doing.person.seq)
    .map(({ payload, leafHash }) => ({ payload, leafHash: leafHash.toString('base64url') }));
  keep(doing, { lines } as unknown as Parameters<typeof keep>[1], says);
}

function keepRequest(doing: Doing, id: string, said: RequestAct): void {
  const { person, now, thousand } = doing;
  const at = now.toISOString();
  const about = said.right === 'complaint' ? said.about : null;
  const isAgain = thousand.journal.requests.some(
    (one) => one.who === person.who && one.about === about && about !== null && isOpen(one),
  );
  const steps =
    said.right !== 'complaint'
      ? DONE.map((step) => ({ at, step, state: STATE_OF[step]! }))
      : [
          { at, step: 'receive', state: 'received' },
          ...(isAgain ? [{ at, step: 'open-identity', state: 'identity-open' }] : []),
        ];
  const { who } = person;
  thousand.journal.requests.push({
    id,
    who,
    kind: said.right,
    about,
    at,
    identity: 'login',
    steps,
  });
}

/** Whether it waits for somebody. */
export const isOpen = ({ steps }: Request): boolean => !OVER.includes(steps.at(-1)!.state);

/** Where a step leads. */
export const STATE_OF: Readonly<Record<string, string>> = {
  receive: 'received',
  accept: 'accepted',
  ask: 'clarification',
  clarify: 'working',
  work: 'working',
  tell: 'telling',
  check: 'checking',
  fulfil: 'fulfilled',
  partly: 'partly',
  refuse: 'refused',
  'take-back': 'taken-back',
  'fail-identity': 'identity-failed',
};

/** Wants everything gone: by the button, or formally. Either way it is, at once. */
export async function leaves(doing: Doing): Promise<void> {
  const { person, now, thousand } = doing;
  const { village } = thousand.sealed;
  const { journal } = thousand;
  const at = now.toISOString();
  if (person.chance(2) === 0) {
    const asker = askerOf(doing, 'step-up');
    const { id } = await fileAny(village, asker, { right: 'erase' }, now);
    const steps = ['receive', 'accept', 'work'].map((step) => ({
      at,
      step,
      state: STATE_OF[step]!,
    }));
    const { who } = person;
    const asked = { id, who, kind: 'erase', about: null, at, identity: 'step-up', steps };
    journal.requests.push(asked);
  } else {
    const wanted = { customer: person.who, act: freshAct(), assurance: 'stepped-up' } as const;
    await leave(village, wanted, now);
  }
  forgetAll(journal, person.who, at);
  person.isGone = true;
}
