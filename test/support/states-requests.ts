import type { DeskRequest } from '@village-butcher/sdk/contract';
import type { AtDesk } from './desk-page.js';
import {
  press,
  refused,
  replied,
  type States,
  type Step,
  there,
  unanswered,
  unfold,
} from './states.js';

const SESSIONS = '**/development/sessions';
const LIST = '**/v1/audit/requests';
const STEPS = '**/v1/audit/requests/*/steps';
const AUTHORITY = {
  id: 'DE-MV',
  name: 'LfDI Mecklenburg-Vorpommern',
  url: 'https://www.datenschutz-mv.de',
};
/** Five days before the day on which the desk is looked at. */
const CAME = '2027-06-06T09:00:00.000Z';
type Next = DeskRequest['next'][number];
const NONE: Pick<Next, 'reasons' | 'grounds'> = { reasons: [], grounds: [] };
const EXTEND: Next = { step: 'extend', reasons: ['complex', 'many-requests'], grounds: [] };
const GROUNDS = [
  'identity-not-proven',
  'manifestly-unfounded',
  'excessive',
  'rights-of-others',
  'kept-by-law',
  'legal-claims',
] as const;

const stepOf = (step: DeskRequest['steps'][number]['step'], more: object = {}) =>
  ({
    step,
    state: 'received',
    at: CAME,
    actor: 'dpo',
    reason: 'asked',
    template: 'request.received@1',
    locale: 'de',
    ground: null,
    complaintRoute: null,
    courtRoute: null,
    line: null,
    ...more,
  }) as DeskRequest['steps'][number];

/** A request as the desk shows it. */
const asked = (n: number, more: Partial<DeskRequest>): DeskRequest => ({
  id: `018f0000-0000-7000-8000-00000000000${n}`,
  right: 'complaint',
  channel: 'app',
  state: 'received',
  flags: [],
  receivedAt: CAME,
  dueAt: '2027-07-06T22:00:00.000Z',
  closedAt: null,
  field: null,
  purpose: null,
  about: null,
  until: null,
  named: null,
  duplicateOf: null,
  authority: AUTHORITY,
  steps: [stepOf('receive', { actor: 'customer' })],
  next: [{ step: 'open-identity', ...NONE }, { step: 'accept', ...NONE }, EXTEND],
  ...more,
});

const LATE = asked(1, {
  about: 'used-without-permission',
  flags: ['overdue', 'extended', 'duplicate'],
  dueAt: '2027-06-08T22:00:00.000Z',
  state: 'working',
  steps: [stepOf('receive', { actor: 'customer' }), stepOf('extend', { reason: 'complex' })],
  next: [
    { step: 'ask', ...NONE },
    { step: 'tell', ...NONE },
    { step: 'refuse', reasons: [], grounds: [...GROUNDS] },
  ],
});
const DECISION = asked(2, {
  right: 'decision',
  purpose: 'recipes',
  dueAt: '2027-06-11T22:00:00.000Z',
});
const ON_PAPER = asked(3, {
  right: 'object',
  purpose: 'offers',
  channel: 'paper',
  state: 'identity-open',
  next: [
    { step: 'accept-identity', reasons: ['papers-seen', 'known-in-person'], grounds: [] },
    { step: 'fail-identity', reasons: [], grounds: [...GROUNDS] },
    EXTEND,
  ],
});
const ERASURE = asked(4, { right: 'erase', state: 'working', next: [] });
const FINISHED = asked(2, {
  right: 'decision',
  purpose: 'recipes',
  state: 'refused',
  closedAt: '2027-06-11T10:00:00.000Z',
  steps: [
    stepOf('receive', { actor: 'customer' }),
    stepOf('refuse', {
      state: 'refused',
      reason: 'not-owed',
      ground: 'manifestly-unfounded',
      complaintRoute: AUTHORITY,
      courtRoute: 'GDPR Art. 79, BDSG § 44',
    }),
  ],
  next: [],
});
const ALL = { items: [LATE, DECISION, ON_PAPER, ERASURE] };

/** The list, behind the same door as the desk. */
const sit: Step<AtDesk> = async (page, { address }) => {
  const url = new URL(await address());
  await page.goto(new URL(`/requests${url.hash}`, url).href);
};
const DOOR = 'main.alone h1';
const listed: readonly Step<AtDesk>[] = [replied(LIST, ALL), sit, there('.requests li')];
const open: readonly Step<AtDesk>[] = [press('.paper summary'), there('.paper form')];
/** Says yes to what the second card asks, whose answer is already made up. */
const press2: Step<AtDesk> = press('.requests section:nth-of-type(2) li .steps button');

/** Every state of the list of requests. */
export const REQUESTS: States<AtDesk> = {
  'requests on their way': [unanswered(SESSIONS), sit, there('[aria-busy]')],
  'requests, of which one is late, one is on paper, and one runs by itself': [...listed, unfold],
  'no request at all': [replied(LIST, { items: [] }), sit, there('.requests')],
  'a request that has just been accepted': [
    ...listed,
    replied(STEPS, { ...DECISION, state: 'accepted', steps: [stepOf('accept')] }),
    press2,
    there('.said'),
  ],
  'a request that has just been refused, with its ground': [
    ...listed,
    replied(STEPS, FINISHED),
    press2,
    there('.said'),
  ],
  'a step that somebody else has taken meanwhile': [
    ...listed,
    refused(STEPS, 409, 'step-refused'),
    press2,
    there('.refused'),
  ],
  'a request on paper whose line is none': [
    ...listed,
    ...open,
    (page) => page.locator('[name=line]').fill('x'),
    (page) =>
      page.route(LIST, (route) =>
        route.fulfill({ status: 404, json: { code: 'not-found', issues: [{ path: ['line'] }] } }),
      ),
    (_, { forgive }) => Promise.resolve(forgive(/^console: Failed to load resource/)),
    press('.paper button'),
    there('.paper .refused'),
  ],
  'the door of the requests': [
    async (page, { address }) => page.goto(new URL('/requests', await address()).href),
    there(DOOR),
  ],
  'requests without an answer': [refused(LIST, 500, 'internal'), sit, there('main.alone button')],
};
