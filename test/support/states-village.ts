import { calendarOf, eventOf } from './calendar-files.js';
import {
  enter,
  gone,
  goTo,
  offline,
  pass,
  press,
  refused,
  type States,
  type Step,
  there,
  unanswered,
  unfold,
  type Village,
} from './states.js';
import { MARKET, MARLENE, NOBODY } from './village-page.js';

const SESSIONS = '**/development/sessions';
const TOKENS = '**/development/tokens';
const DOOR = 'main.alone h1';

const nuts = '[id="sign--allergies--app:brandt--recipes"]';
const notes = '[id="sign--memory--app:brandt--recipes"]';
const records = [there('#records'), there('village-history li')];
const home: readonly Step<Village>[] = [enter(MARLENE), ...records];
const view = (name: string): Step => press(`village-history a[href="#${name}"]`);

/** Chooses a calendar file. */
const choose =
  (ics: string): Step =>
  async (page) => {
    await page.locator('#calendar').click();
    const file = { name: 'calendar.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) };
    await page.locator('.pick input').setInputFiles(file);
    await page.locator('#draft').waitFor();
  };

const wholeDay = (date: string, title: string) =>
  eventOf(`DTSTART;VALUE=DATE:${date}`, `SUMMARY:${title}`);
const WEEK = calendarOf(
  wholeDay('20270614', 'Vorstellungsgespräch'),
  wholeDay('20270612', 'Gäste'),
  eventOf('DTSTART:never'),
);
const DAILY = calendarOf(
  eventOf('DTSTART:20270612T180000', 'DURATION:PT4H', 'RRULE:FREQ=DAILY;COUNT=10'),
);
const send = press('.record:has(#calendar) > button');

/** Everything about oneself as a file, and everything erased. */
const MINE = '.record:has(#rights)';
/** Presses what erases everything. */
const goodbye: readonly Step<Village>[] = [
  press('#rights'),
  press(`${MINE} .right + .right button`),
];
const ANY_KEY = 'localhost/village+5a813435+AT5Bgqog3dIjbVprwx6FglPLdzJKYT5htJUaYMttbp1t';

/** Every state of My Village. */
export const VILLAGE: States = {
  'My Village on its way': [unanswered(SESSIONS), enter(MARLENE), there('main[aria-busy]')],
  'My Village': home,
  'My Village, all of it opened': [...home, unfold],
  'My Village of whoever shares nothing': [enter(NOBODY), there('#records'), unfold],
  'My Village, with a notice that asks': [...home, press(nuts), there('.asking')],
  'My Village, after a permission was taken back': [...home, press(notes), there('#undo')],
  'My Village, after everything was taken back': [
    ...home,
    press('[data-village=withdraw-all]'),
    there('#undo'),
  ],
  'My Village, with a wish that is said more closely': [
    ...home,
    press('.wish summary'),
    there('.wish [name=channel]'),
  ],
  'My Village in a pause': [
    ...home,
    press('.ends summary'),
    press('.lengths button'),
    there('.paused'),
  ],
  'who can read, at home': [...home, view('can'), there('village-history li:not(:has(time))')],
  'who has read, at home': [
    enter(MARLENE, MARKET),
    there('.tag'),
    goTo('/'),
    ...records,
    view('did'),
    there('village-history a[aria-current][href="#did"]'),
    there('village-history li'),
  ],
  'who could still have it, at home': [
    enter(MARLENE, MARKET),
    there('.tag'),
    goTo('/'),
    ...records,
    view('still'),
    there('village-history a[aria-current][href="#still"]'),
    there('village-history li'),
  ],
  'what was held back, at home': [
    ...home,
    view('held'),
    there('village-history a[aria-current][href="#held"]'),
  ],
  'a receipt at home': [...home, press('village-history summary'), there('.till')],
  'what was told, and a fact that was erased': [
    ...home,
    press('#told'),
    press('.record:has(#told) button'),
    there('.slip'),
  ],
  'a fact that could not be erased': [
    ...home,
    refused('**/v1/me/profile/*', 403, 'forbidden'),
    press('#told'),
    press('.record:has(#told) button'),
    there('.slip'),
  ],
  'My Village without a connection, as it was': [...home, offline, there('.fault')],
  'what is settled': [
    enter(MARLENE, MARKET),
    press('.settling button'),
    there('#undo'),
    goTo('/'),
    there('.record:has(#settled) li'),
  ],
  'a calendar of which nothing has left yet': [...home, choose(WEEK)],
  'a calendar of which two hints have left': [
    ...home,
    choose(WEEK),
    send,
    there('.slip'),
    press('#told'),
  ],
  'a calendar that holds nothing': [...home, choose(calendarOf())],
  'a calendar that holds too much': [...home, choose(DAILY)],
  'a file that is no calendar': [...home, choose('Liebes Tagebuch')],
  'a file about oneself that is being written': [
    ...home,
    unanswered('**/v1/me/export'),
    press('#rights'),
    press(`${MINE} .right button`),
    there(`${MINE} .right .soft`),
  ],
  'a file about oneself that did not arrive': [
    ...home,
    refused('**/v1/me/export', 403, 'forbidden'),
    press('#rights'),
    press(`${MINE} .right button`),
    there('.slip'),
  ],
  'everything about to be erased': [...home, ...goodbye, there('.alarm')],
  'nothing about to be erased any more': [
    ...home,
    ...goodbye,
    press('.alarm button'),
    gone('.alarm'),
  ],
  'a key of one’s own to check by': [
    ...home,
    press('#proofs'),
    (page) => page.locator('[name=key]').fill(ANY_KEY),
    press('.keeping:has([name=key]) button'),
    there('.number.key'),
  ],
  'the door of My Village': [pass(NOBODY, '/'), there(DOOR)],
  'the door of My Village, for an address that was used': [
    refused(SESSIONS, 422, 'invalid-request'),
    enter(MARLENE),
    there(DOOR),
  ],
  'the door of My Village, for whoever is no longer signed in': [
    refused(TOKENS, 422, 'invalid-request'),
    enter(MARLENE),
    there(DOOR),
  ],
  'My Village without an answer': [
    refused(SESSIONS, 500, 'internal'),
    enter(MARLENE),
    there('main.alone button'),
  ],
};
