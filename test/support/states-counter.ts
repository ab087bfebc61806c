import type { Newcomer } from './page-at.js';
import {
  enter,
  pass,
  press,
  refused,
  type States,
  type Step,
  there,
  unanswered,
  type Village,
} from './states.js';
import { MARKET, MARLENE } from './village-page.js';

const COUNTER = 'counter:brandt/mutzenhausen/meat';
/** Who stands behind it. */
export const STAFF = { name: 'Fleischtheke Mutzenhausen', counter: COUNTER } as const;
const SESSIONS = '**/development/sessions';
const NOW = new Date('2027-06-11T15:10:00.000Z');
/** A little later than the moment at which it is said that the screen will be cleared. */
const SOON_MS = 40_500;

/** Shares two notes with the counter. */
export const REGULAR: Newcomer = {
  ...MARLENE,
  profile: {
    ...MARLENE.profile,
    memory: {
      notes: [{ text: 'Rind nur aus der Hüfte' }, { text: 'ein paar Knochen für den Hund' }],
    },
  },
  grants: [{ field: 'memory', recipient: COUNTER, purpose: 'shopping-tips' }],
};

const post: readonly Step<Village>[] = [enter(STAFF), there('#code')];

const type =
  (code: string): Step =>
  async (page) => {
    await page.locator('#code').fill(code);
    await page.keyboard.press('Enter');
    await page.locator('#slip:not(:empty)').waitFor();
  };

/** Types in the code that somebody shows on the phone. */
const serve =
  (customer: Newcomer): Step<Village> =>
  async (page, house) => {
    const { page: phone } = await house.blank();
    await enter(customer, MARKET)(phone, house);
    await phone.locator('#visit').click();
    const code = await phone.locator('.visit-code').innerText();
    await phone.close();
    await type(code)(page, house);
    await page.locator('.said').waitFor();
  };

const later: Step = async (page) => {
  await page.clock.runFor(SOON_MS);
};

/** Every state of the screen behind a counter. */
export const COUNTERS: States = {
  'a counter on its way': [unanswered(SESSIONS), enter(STAFF), there('[aria-busy]')],
  'a counter that serves nobody': post,
  'a counter that serves somebody': [...post, serve(REGULAR)],
  'a counter that will be cleared soon': [
    ...post,
    (page) => page.clock.install({ time: NOW }),
    serve(REGULAR),
    later,
  ],
  'a counter that was cleared': [...post, serve(REGULAR), press('.shown > button')],
  'a counter that is shown nothing': [
    ...post,
    refused('**/v1/counters/**', 404, 'not-found'),
    type('0000000000'),
  ],
  'a code that is none': [...post, type('hello')],
  'the door of the counter': [pass(STAFF, '/theke'), there('main.alone h1')],
  'the door of the counter, for an address that was used': [
    refused(SESSIONS, 422, 'invalid-request'),
    enter(STAFF),
    there('main.alone h1'),
  ],
};
