import type { RequestAct, RightsRequest } from '../contract/requests.js';
import { personIn, type Asked } from './asked.js';
import { dayIn, endOfDay, monthAfter } from './dates.js';
import { decide } from './decide.js';
import type { Command, ConsentEvent } from './events.js';
import { leave, stay } from './leaving.js';
import { doneBefore, once } from './once.js';
import type { Person } from './person.js';
import { Refusal } from './refusal.js';

/*
 * Formal requests, without a desk: what runs by itself runs, and what a person answers is received and can
 * be taken back. The month ends on the day of the same number in Berlin, for the fake knows no holidays.
 */

const AT_ONCE = ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'] as const;
const STEPS: Readonly<Record<RequestAct['right'], readonly Taken[]>> = {
  access: AT_ONCE,
  rectify: AT_ONCE,
  restrict: AT_ONCE,
  object: AT_ONCE,
  erase: ['receive', 'accept', 'work'],
  decision: ['receive'],
  complaint: ['receive'],
};
const STATE_AFTER = {
  receive: 'received',
  accept: 'accepted',
  work: 'working',
  tell: 'telling',
  check: 'checking',
  fulfil: 'fulfilled',
  'open-identity': 'identity-open',
  'take-back': 'taken-back',
} as const;
type Taken = keyof typeof STATE_AFTER;
type Step = RightsRequest['steps'][number];
const REASON = {
  receive: 'asked',
  accept: 'signed-in',
  work: 'begun',
  tell: 'recipients-told',
  check: 'looked-after',
  fulfil: 'done',
  'open-identity': 'duplicate',
  'take-back': 'not-wanted',
} as const;
const LONGEST_MS = 360 * 86_400_000;
const ZONE = 'Europe/Berlin';
const AUTHORITY = { id: 'DE', name: 'BfDI', url: 'https://www.bfdi.bund.de' };

/** Asks for a right. What can be done at once is done. */
export function file(asked: Asked<'fileRequest'>): RightsRequest {
  const { house, body, caller } = asked;
  const person = personIn(asked);
  const act = asked.act();
  const before = person.requests.find(({ act: one }) => one === act.id);
  const open = person.requests.find(({ request }) => isOpen(request) && isAlike(request, body));
  const line = carriedOut(asked, person);
  if (before) return before.request;
  const at = new Date(house.now).toISOString();
  const names = open ? (['receive', 'open-identity'] as const) : STEPS[body.right];
  const request = stepped(
    {
      ...NOTHING_SAID,
      ...aboutOf(body),
      id: house.nextId(),
      right: body.right,
      flags: open ? ['duplicate'] : [],
      receivedAt: at,
      dueAt: new Date(endOfDay(ZONE, monthAfter(dayIn(ZONE, house.now)))).toISOString(),
      until: body.right === 'restrict' ? endOf(body.until, house.now) : null,
      duplicateOf: open?.request.id ?? null,
    },
    names,
    { at, locale: caller.locale, line },
  );
  person.requests = [{ act: act.id, request }, ...person.requests];
  return request;
}

/** To take a request back is all that there is without a desk and without a second sign-in. */
export function stepOwn(asked: Asked<'stepRequest'>): RightsRequest {
  const { house, body, caller, params } = asked;
  const person = personIn(asked);
  const filed = person.requests.find(({ request }) => request.id === params.id);
  if (!filed) throw new Refusal('not-found');
  const act = asked.act();
  if (doneBefore(person, act)) return filed.request;
  if (body.step !== 'take-back' || !isOpen(filed.request)) throw new Refusal('step-refused');
  if (filed.request.right === 'erase') stay(house, caller.subject, act);
  else once(person, act, () => []);
  const at = new Date(house.now).toISOString();
  const request = stepped(filed.request, ['take-back'], { at, locale: caller.locale });
  person.requests = person.requests.map((one) => (one === filed ? { ...one, request } : one));
  return request;
}

const isOpen = ({ closedAt }: RightsRequest): boolean => closedAt === null;

const isAlike = ({ right, about, purpose }: RightsRequest, said: RequestAct): boolean =>
  right === said.right && about === aboutOf(said).about && purpose === aboutOf(said).purpose;

/** Does what a button would do, once. The line that it left, if any. */
function carriedOut(asked: Asked<'fileRequest'>, person: Person): string | undefined {
  const { house, body, caller } = asked;
  const act = asked.act();
  if (body.right === 'erase') {
    const lines = person.chain.lines.length;
    leave(house, caller.subject, act);
    return person.chain.lines.slice(lines)[0]?.line;
  }
  if (body.right === 'rectify' && !doneBefore(person, act)) {
    person.telling.tell(body.field, body.value, house.now);
  }
  return once(person, act, () => eventsOf(asked, person))[0]?.line;
}

function eventsOf(
  { house, body, witness }: Asked<'fileRequest'>,
  person: Person,
): readonly ConsentEvent[] {
  const { register, now } = house;
  const decided = (command: Command) => decide(command, person, register, now);
  if (body.right === 'restrict') {
    const until = endOf(body.until, now);
    const { permissions } = body;
    if (permissions) return decided({ type: 'restrict', permissions, until });
    const events = decided({ type: 'pause', until });
    return (person.pausedUntil ?? '') >= until ? [] : events;
  }
  if (body.right !== 'object') return [];
  const { purpose } = body;
  const permissions = person.words.filter((word) => word.purpose === purpose);
  const pressed = { surface: 'permission-centre', control: 'withdraw-all' } as const;
  return [
    ...decided({ type: 'withdraw', act: { permissions, ...pressed }, witness }),
    ...decided({ type: 'unwish', purpose }),
  ];
}

const endOf = (until: string | undefined, now: number): string =>
  until ?? new Date(now + LONGEST_MS).toISOString();

const NOTHING_SAID = {
  channel: 'app',
  state: 'received',
  closedAt: null,
  authority: AUTHORITY,
  steps: [],
} as const satisfies Partial<RightsRequest>;

const aboutOf = (said: RequestAct) => ({
  field: said.right === 'rectify' ? said.field : null,
  purpose: ('purpose' in said && said.purpose) || null,
  about: said.right === 'complaint' ? said.about : null,
  named: (said.right === 'restrict' && said.permissions?.length) || null,
});

interface How {
  readonly at: string;
  readonly locale: string;
  readonly line?: string | undefined;
}

/** A request with further steps. */
function stepped(
  request: Omit<RightsRequest, 'steps'> & { readonly steps: readonly Step[] },
  names: readonly Taken[],
  { at, locale, line }: How,
): RightsRequest {
  const steps = names.map((step) => ({
    step,
    state: STATE_AFTER[step],
    at,
    actor:
      step === 'receive' || step === 'take-back' ? ('customer' as const) : ('service' as const),
    reason: REASON[step],
    template: `request.${STATE_AFTER[step]}@1`,
    locale,
    ground: null,
    complaintRoute: null,
    courtRoute: null,
    line: step === 'work' ? (line ?? null) : null,
  }));
  const state = steps.at(-1)?.state ?? request.state;
  const isEnd = state === 'fulfilled' || state === 'taken-back';
  return {
    ...request,
    state,
    closedAt: isEnd ? at : null,
    steps: [...request.steps, ...steps],
  };
}
