import {
  type Answer,
  type LastNight,
  type Quarantine,
  QUARANTINE_STATES,
  type QuarantineList,
  QUESTIONS,
  type QuestionSlug,
} from '@village-butcher/sdk/contract';
import type { AtDesk } from './desk-page.js';
import {
  answered,
  press,
  refused,
  type States,
  type Step,
  there,
  unanswered,
  unfold,
} from './states.js';
import { MARLENE } from './village-page.js';

const NIGHT = '**/v1/audit/last-night';
const HELD = '**/v1/audit/quarantines';
const AT = '2027-06-11T01:00:00.000Z';
/** A quarantine that is so far. */
const heldAt = (state: Quarantine['state']): Quarantine => ({
  id: '018f0000-0000-7000-8000-000000000001',
  state,
  openedAt: AT,
  notice: 'brandt-village',
  version: 1,
  surface: 'permission-centre',
  uses: null,
  from: '2027-06-01T00:00:00.000Z',
  to: AT,
  reason: 'notice-incomplete',
  liftingAt: state === 'open' ? null : AT,
  liftedAt: state === 'lifted' ? AT : null,
});
const SESSIONS = '**/development/sessions';
const ANSWERS = '**/v1/audit/answers';
const DOOR = 'main.alone h1';
/** More lines than a log of these tests ever has. */
const BEYOND = 9_999_999;

const sit: Step<AtDesk> = async (page, { address }) => page.goto(await address());
const knock: Step<AtDesk> = async (page, { address }) =>
  page.goto(new URL(await address()).href.split('#')[0] ?? '');
const seated: readonly Step<AtDesk>[] = [sit, there('.questions button')];
let visit: Promise<void> | undefined;
/** Somebody was in the market before, once for all, and what came of it is sealed. */
const visited: Step<AtDesk> = (_, house) => (visit ??= house.visit(MARLENE));

/** Sits down, and asks. */
const choose =
  (slug: QuestionSlug): Step<AtDesk> =>
  async (page, { address }) => {
    await page.goto(await address());
    await page.locator(`.questions button[name=${slug}]`).click();
  };

const ask = (slug: QuestionSlug): readonly Step<AtDesk>[] => [
  choose(slug),
  there('.clocks'),
  there('.found'),
];
const pin: readonly Step<AtDesk>[] = [
  (page, { vkey }) => page.locator('[name=key]').fill(vkey()),
  press('.key button'),
];

const answers = Object.fromEntries(
  QUESTIONS.map((slug) => [`the answer to ${slug}`, [visited, ...ask(slug), unfold]]),
);

/** Every state of the desk. */
export const DESKS: States<AtDesk> = {
  'the desk on its way': [unanswered(SESSIONS), sit, there('[aria-busy]')],
  'the desk, and nothing asked': seated,
  ...answers,
  'the desk after a night that found something': [
    answered<LastNight>(NIGHT, () => ({
      at: AT,
      logSize: 7,
      items: [
        { question: 'used-after-end', rows: 2, since: AT },
        { question: 'end-missing', rows: 0, since: null },
      ],
    })),
    ...seated,
    there('ul.night'),
  ],
  'a cohort that is held, one that somebody wants to lift, and one that was lifted': [
    visited,
    answered<QuarantineList>(HELD, () => ({ items: QUARANTINE_STATES.map(heldAt) })),
    ...ask('cohort'),
    there('.held li'),
  ],
  'a question on its way': [
    unanswered(ANSWERS),
    choose('did-read'),
    there('.answer[aria-busy=true] [role=status] p'),
  ],
  'a question that was refused': [
    refused(ANSWERS, 400, 'invalid-request'),
    choose('did-read'),
    there('.refused'),
  ],
  'an answer with more to come, less than it holds and not all of it sealed': [
    visited,
    answered<Answer>(ANSWERS, (said) => ({
      ...said,
      next: 'more',
      suppressed: 3,
      unsealed: 2,
      rows: said.rows.slice(0, 1),
    })),
    ...ask('did-read'),
  ],
  'an answer that lies in a checked log': [
    visited,
    ...ask('did-read'),
    ...pin,
    there('.found .holds'),
  ],
  'an answer that lies beyond its log': [
    visited,
    answered<Answer>(ANSWERS, (said) => ({ ...said, logSize: BEYOND })),
    ...ask('did-read'),
    ...pin,
    there('.found .broken'),
  ],
  'an answer beside a log that nobody shows': [
    refused('**/v1/ledger/checkpoint', 404, 'not-found'),
    ...ask('did-read'),
  ],
  'the door of the desk': [knock, there(DOOR)],
  'the door of the desk, for an address that was used': [
    refused(SESSIONS, 422, 'invalid-request'),
    sit,
    there(DOOR),
  ],
  'the desk without an answer': [
    refused(SESSIONS, 500, 'internal'),
    sit,
    there('main.alone button'),
  ],
};
