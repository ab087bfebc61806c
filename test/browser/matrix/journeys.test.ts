import { expect } from '@jest/globals';
import { FIELDS, SPECIAL_FIELDS } from '@village-butcher/sdk/contract';
import type { Locator, Page } from 'playwright-core';
import { calendarOf, eventOf } from '../../support/calendar-files.js';
import { HANDS, hideMouse, type Hand } from '../../support/hands.js';
import type { Newcomer } from '../../support/page-at.js';
import { lookAtThePage, MARLENE } from '../../support/village-page.js';

/** Has told something of everything, and gave nothing of it. */
const FULL: Newcomer = {
  ...MARLENE,
  profile: {
    ...MARLENE.profile,
    household: { eaters: 3 },
    children: { 'child-1': '2022-11' },
    pets: { pets: [{ species: 'dog' }] },
    calendar: { hints: [{ date: '2027-06-13', hint: 'important' }] },
  },
  grants: [],
};
const CANARY = 'Kanarienvogel';
const WEEK = calendarOf(
  eventOf('DTSTART;VALUE=DATE:20270614', `SUMMARY:Vorstellungsgespräch ${CANARY}`),
  eventOf('DTSTART;VALUE=DATE:20270612', `SUMMARY:Gäste aus ${CANARY}`),
);

const { look, blank, addressFor, forgive } = lookAtThePage();

/** A page of somebody who has no mouse. */
async function opened(hand: Hand, who: Newcomer, path = '/'): Promise<Page> {
  const { page } = await blank(hand.look);
  await hideMouse(page);
  const address = new URL(await addressFor(who));
  await page.goto(new URL(path + address.hash, address).href);
  return page;
}

const signOf = (page: Page, field: string): Locator =>
  page.locator(`[id^="sign--${field}--app:brandt--"]`).first();
const turned = (sign: Locator, isOn: 'true' | 'false'): Promise<void> =>
  sign.and(sign.page().locator(`[aria-checked=${isOn}]`)).waitFor();
const yes = (page: Page): Locator => page.locator('.asking .answer').first();
const no = (page: Page): Locator => page.locator('.asking .answer').nth(1);
const undo = (page: Page): Locator => page.locator('#undo');

/** What somebody does without a mouse, and what comes of it. */
const JOURNEYS: Readonly<Record<string, (hand: Hand) => Promise<void>>> = {
  async 'each field is given, and taken back'(hand) {
    const page = await opened(hand, FULL);
    for (const field of FIELDS) {
      const sign = signOf(page, field);
      await hand.press(sign);
      if (SPECIAL_FIELDS.some((one) => one === field)) await hand.press(yes(page));
      await turned(sign, 'true');
      await hand.press(sign);
      await turned(sign, 'false');
    }
  },

  async 'a no to a special field gives nothing'(hand) {
    const page = await opened(hand, FULL);
    const sent: string[] = [];
    const sign = signOf(page, 'diet');
    await sign.waitFor();
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await hand.press(sign);
    await hand.press(no(page));
    await page.locator('.asking').waitFor({ state: 'detached' });
    await turned(sign, 'false');
    expect(sent).toEqual([]);
  },

  async 'everything is taken back, and given back by undo'(hand) {
    const page = await opened(hand, MARLENE);
    await hand.press(page.locator('[data-village=withdraw-all]'));
    await turned(signOf(page, 'memory'), 'false');
    await hand.press(undo(page));
    await hand.press(yes(page));
    await turned(signOf(page, 'diet'), 'true');
    await turned(signOf(page, 'memory'), 'true');
  },

  async 'a withdrawal without a connection counts in two tabs, and arrives later'(hand) {
    const page = await opened(hand, MARLENE);
    await signOf(page, 'memory').waitFor();
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate('void open(location.href)'),
    ]);
    await turned(signOf(other, 'memory'), 'true');
    await page.bringToFront();
    forgive(/^console: Failed to load resource/);
    await page.context().setOffline(true);
    await hand.press(signOf(page, 'memory'));
    await page.locator('.unsent').waitFor();
    await turned(signOf(page, 'memory'), 'false');
    await turned(signOf(other, 'memory'), 'false');
    const arrived = page.context().waitForEvent('response', {
      predicate: (response) => response.url().endsWith('/v1/me/withdrawals'),
    });
    await page.context().setOffline(false);
    expect((await arrived).ok()).toBe(true);
    for (const tab of [page, other]) await tab.locator('.unsent').waitFor({ state: 'detached' });
  },

  async 'from home to a store, why something came, and its end'(hand) {
    const page = await opened(hand, MARLENE);
    await hand.press(page.locator('header a'));
    await hand.press(page.locator('.stores a').first());
    await hand.press(page.locator('.tag [part=why] summary').first());
    const stop = page.locator('.basis button').first();
    await hand.press(stop);
    await undo(page).waitFor();
    expect(await page.locator('village-suggestions').locator(':focus').count()).toBe(1);
  },

  async 'what was held back is read where it is missed'(hand) {
    const page = await opened(hand, MARLENE, '/market?store=brandt%2Fmutzenhausen');
    await hand.press(page.locator('.held > summary'));
    await page.locator('.held village-history p').first().waitFor();
  },

  async 'a receipt is opened, checked, and closed again'(hand) {
    const page = await opened(hand, MARLENE);
    const proof = page.locator('village-permissions .proof').first();
    await hand.press(proof.locator('summary'));
    await hand.press(proof.locator('.till .actions button').first());
    await page.locator('.slip [role=status] p').first().waitFor();
    await hand.press(proof.locator('> summary'));
    await proof.locator('.till').waitFor({ state: 'hidden' });
  },

  async 'of a calendar only the days and hints leave that were left in'(hand) {
    const page = await opened(hand, MARLENE);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
    await hand.press(page.locator('#calendar'));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), pick(hand, page)]);
    const file = { name: 'calendar.ics', mimeType: 'text/calendar', buffer: Buffer.from(WEEK) };
    await chooser.setFiles(file);
    const rows = page.locator('.record:has(#calendar) li');
    await hand.press(rows.nth(1).locator('button'));
    await hand.press(page.locator('.record:has(#calendar) > button'));
    await page.locator('.slip [role=status] p').first().waitFor();
    expect(sent.join('\n')).toContain('"date":"2027-06-12"');
    expect(sent.join('\n')).not.toMatch(new RegExp(`${CANARY}|2027-06-14`));
  },
};

/** Asks for a file. By touch one taps what is written over the control. */
const pick = (hand: Hand, page: Page): Promise<void> =>
  hand === HANDS['by touch alone']
    ? hand.press(page.locator('.pick'))
    : hand.reach(page.locator('.pick input')).then(() => page.keyboard.press('Enter'));

for (const [journey, go] of Object.entries(JOURNEYS))
  for (const [how, hand] of Object.entries(HANDS)) look(`${journey}, ${how}`, () => go(hand));
