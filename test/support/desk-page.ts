import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, startBrowser, watchedPage, type Look, type Watched } from './browser.js';
import type { Desk, Newcomer, Staff } from './page-at.js';
import { startPage, type TestPage } from './page.js';
import { newLogKey, openSealer, vkeyFor, type TestSealer } from './sealer.js';
import { goHome, goToMarket } from './village-page.js';

const NOW = new Date('2027-06-11T15:10:00.000Z');
/** A build, a database, a service and a browser, on a machine that may be busy. */
const PATIENCE_MS = 90_000;
jest.setTimeout(PATIENCE_MS);

/** A browser in a village whose log is sealed, for the tests of one file. */
export interface AtDesk {
  /** A test that looks at the desk. */
  look(title: string, test: () => Promise<void>): void;
  /** A page that shows nothing yet. */
  blank(look?: Look): Promise<Watched>;
  /** An address that opens the desk as its officer, once. */
  address(): Promise<string>;
  /** Opens the desk as its officer, or as the other one. */
  open(look?: Look, who?: Desk): Promise<Page>;
  /** Opens the page of whoever this is, customer or staff. */
  knock(who: Newcomer | Staff, look?: Look): Promise<Page>;
  /** Lets somebody come, look at their page, and seals what came of it. */
  visit(newcomer: Newcomer): Promise<void>;
  /** The same, and leaves them at home. */
  enter(newcomer: Newcomer, look?: Look): Promise<Page>;
  /** What a browser may report in this test, because the test asks for it. */
  forgive(fault: RegExp): void;
  /** The key of the log, which an officer has from elsewhere. */
  vkey(): string;
}

/** Looks at the desk, in a village whose log is sealed when a test says so. */
export function lookAtTheDesk(): AtDesk {
  let house: TestPage;
  let browser: Browser;
  let sealer: TestSealer;
  const logKey = newLogKey();
  const watched: Watched[] = [];
  const forgiven: RegExp[] = [];
  const forgive = (fault: RegExp) => void forgiven.push(fault);
  const blank = async (look: Look = {}): Promise<Watched> => {
    const one = await watchedPage(browser, house.origin, NOW, look);
    watched.push(one);
    return one;
  };
  const come = async (address: Promise<string>, look?: Look): Promise<Page> => {
    const { page } = await blank(look);
    await page.goto(await address);
    return page;
  };
  const address = () => house.addressOfDesk();
  const open = async (look?: Look, who?: Desk): Promise<Page> => {
    const page = await come(house.addressOfDesk(who), look);
    await page.locator('.questions button').first().waitFor();
    return page;
  };
  const knock = (who: Newcomer | Staff, look?: Look) => come(house.addressFor(who), look);
  const enter = async (newcomer: Newcomer, look?: Look): Promise<Page> => {
    const page = await knock(newcomer, look);
    await goShopping(page, sealer);
    return page;
  };
  const visit = (newcomer: Newcomer) => enter(newcomer).then(() => {});
  const vkey = () => vkeyFor(logKey);
  const parts = { blank, address, open, knock, visit, enter, forgive, vkey };
  if (!CHROMIUM) return { look: notLookedAt, ...parts };

  beforeAll(async () => {
    house = await startPage(NOW, 'web', vkey());
    sealer = await openSealer(house.ownerUrl, house.logFolder, logKey);
    browser = await startBrowser(CHROMIUM!);
  });
  afterEach(async () => {
    expect(await faultsOf(watched.splice(0), forgiven.splice(0))).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await sealer?.close();
    await house?.stop();
  });
  return { look: test, ...parts };
}

/** To the market and home again, and it is sealed. Whoever left before they are known would be a guest. */
async function goShopping(page: Page, sealer: TestSealer): Promise<void> {
  await page.locator('#records').waitFor();
  await goToMarket(page);
  await sealer.seal();
  await goHome(page);
}

/** Closes pages, and answers what they did that nobody asked for. */
async function faultsOf(
  pages: readonly Watched[],
  forgiven: readonly RegExp[],
): Promise<readonly string[]> {
  await Promise.all(pages.map(({ context }) => context.close()));
  const faults = pages.flatMap((one) => one.faults);
  return faults.filter((fault) => !forgiven.some((one) => one.test(fault)));
}

const notLookedAt = (title: string): void =>
  test(`NOT LOOKED AT, for there is no Chromium: ${title}`, () =>
    console.warn('Nobody looked at the desk. Install chromium, and run the tests again.'));
