import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, startBrowser, watchedPage, type Look, type Watched } from './browser.js';
import type { Newcomer, Staff } from './page-at.js';
import { startPage, type TestPage } from './page.js';

/** The time on every clock of these tests: a Friday in June, ten past five in the shop. */
const NOW = new Date('2027-06-11T15:10:00.000Z');
/** A build, a database, a service and a browser, on a machine that may be busy. */
const PATIENCE_MS = 60_000;
jest.setTimeout(PATIENCE_MS);

/** A browser before the page, for the tests of one file. */
export interface Looking {
  /** A test that looks at the page. */
  look(title: string, test: () => Promise<void>): void;
  /** Opens the page as somebody who has just moved in. */
  open(newcomer: Newcomer, look?: Look): Promise<Page>;
  /** An address that nobody has opened yet. */
  addressFor(newcomer: Newcomer | Staff): Promise<string>;
  /** A page that shows nothing yet. */
  blank(look?: Look): Promise<Watched>;
  /** What a browser may report in this test, because the test asks for it. */
  forgive(fault: RegExp): void;
}

/** Looks at the pages that the service serves. */
export const lookAtThePage = (): Looking => lookAt('web', '#records');

/** Where the shop is, with its store. */
export const MARKET = '/market?store=brandt%2Fmutzenhausen';

/** Goes to the market, in the same tab. */
export async function goToMarket(page: Page): Promise<void> {
  await page.goto(new URL(MARKET, page.url()).href);
  await page.locator('#suggestions').waitFor();
}

/** Goes home, in the same tab. */
export async function goHome(page: Page): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
  await page.locator('#records').waitFor();
}

/** Looks at a retailer's page, into which a test puts elements. */
export const lookAtElements = (): Looking => lookAt('test/support/elements-page', '[data-ready]');

/**
 * Looks at a page with the browser of this machine. Where there is none, each test says in its
 * title that nobody looked. After each test no page may have done what ours never do.
 */
function lookAt(root: string, ready: string): Looking {
  let house: TestPage;
  let browser: Browser;
  const watched: Watched[] = [];
  const forgiven: RegExp[] = [];
  const forgive = (fault: RegExp) => void forgiven.push(fault);
  const addressFor = (newcomer: Newcomer | Staff) => house.addressFor(newcomer);
  const blank = async (look: Look = {}): Promise<Watched> => {
    const one = await watchedPage(browser, house.origin, NOW, look);
    watched.push(one);
    return one;
  };
  const open = async (newcomer: Newcomer, look?: Look): Promise<Page> => {
    const { page } = await blank(look);
    await page.goto(await addressFor(newcomer));
    await page.locator(ready).first().waitFor({ state: 'attached' });
    return page;
  };
  if (!CHROMIUM) return { look: notLookedAt, open, addressFor, blank, forgive };

  beforeAll(async () => {
    house = await startPage(NOW, root);
    browser = await startBrowser(CHROMIUM!);
  });
  afterEach(async () => {
    const pages = watched.splice(0);
    await Promise.all(pages.map(({ context }) => context.close()));
    const asked = forgiven.splice(0);
    const faults = pages.flatMap((one) => one.faults);
    expect(faults.filter((fault) => !asked.some((one) => one.test(fault)))).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });
  return { look: test, open, addressFor, blank, forgive };
}

const notLookedAt = (title: string): void =>
  test(`NOT LOOKED AT, for there is no Chromium: ${title}`, () =>
    console.warn('Nobody looked at the page. Install chromium, and run the tests again.'));

/** Vegetarian, fond of camembert, mother of a child whom nuts make ill: told, and not allowed yet. */
export const MARLENE: Newcomer = {
  name: 'Marlene Okafor',
  profile: {
    diet: { members: { self: { rules: ['vegetarian'] } } },
    allergies: { members: { 'child-1': { to: { nuts: 'traces' }, answered: true } } },
    memory: {
      notes: [
        {
          text: 'gern Camembert, gut gereift',
          maps: { food: 'camembert', rule: 'want' },
        },
      ],
    },
  },
  wishes: { recipes: { channel: 'app' } },
  grants: [
    { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' },
    { field: 'memory', recipient: 'app:brandt', purpose: 'recipes' },
  ],
};

/** Has said nothing and wants nothing yet. */
export const NOBODY: Newcomer = { name: 'Neu hier', profile: {}, wishes: {}, grants: [] };
