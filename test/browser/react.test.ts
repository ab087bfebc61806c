import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, startBrowser } from '../support/browser.js';
import { MILL } from '../support/market.js';
import { APP_ORIGIN } from '../support/behind.js';
import { bundledExample, type Files, serveApp } from '../support/react-page.js';
import { give, startVillage, suggested, type TestVillage, wish } from '../support/village.js';

/** A bundle, a service and a browser, on a machine that may be busy. */
jest.setTimeout(60_000);

let village: TestVillage;
let browser: Browser;
let app: Files;
const faults: string[] = [];

const look = (title: string, work: () => Promise<void>): void =>
  test(CHROMIUM ? title : `NOT LOOKED AT, for there is no Chromium: ${title}`, async () => {
    if (CHROMIUM) await work();
  });

beforeAll(async () => {
  if (!CHROMIUM) return;
  village = await startVillage();
  browser = await startBrowser(CHROMIUM);
  app = await bundledExample(MILL);
});
afterEach(() => expect(faults.splice(0)).toEqual([]));
afterAll(async () => {
  await browser?.close();
  await village?.stop();
});

/** The example in the hands of somebody, and what it asks of the service. */
async function appOf(name: string) {
  const context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  const asked = await serveApp(context, app, village, name);
  const page = await context.newPage();
  page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(APP_ORIGIN);
  await page.getByRole('switch').waitFor();
  return { page, asked, context };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const turn = (page: Page) => page.getByRole('switch').click();
const says = (page: Page, word: 'On' | 'Off') =>
  page.getByRole('switch', { name: word, checked: word === 'On' }).waitFor();

/** Turns the switch on, and says yes to the text that this opens. */
async function allow(page: Page): Promise<void> {
  await turn(page);
  await press(page, 'Allow');
  await says(page, 'On');
}

look('strict mode and several hooks ask once, and looking writes nothing', async () => {
  const { page, asked } = await appOf('strict');
  await page.getByRole('heading', { name: 'Here, today' }).waitFor();
  expect(asked.toSorted()).toEqual(['GET /v1/me/permissions', 'GET /v1/suggestions']);
});

look(
  'L1: a permission given by a hook is granted when its receipt is here, and a no gives none',
  async () => {
    const { page, asked } = await appOf('gives');
    await turn(page);
    await press(page, 'Don’t allow');
    await says(page, 'Off');
    expect(asked).not.toContain('POST /v1/me/grants');
    await allow(page);
    expect(asked).toContain('POST /v1/me/grants');
  },
);

look('L2: taken back without a network it counts at once, and says that it waits', async () => {
  const { page, context } = await appOf('takes');
  await allow(page);
  await context.route('**/v1/**', (route) => route.abort());
  await turn(page);
  await says(page, 'Off');
  await page.getByRole('alert').getByText('waiting').waitFor();
  expect(new Set(faults.splice(0))).toEqual(new Set(['Failed to load resource: net::ERR_FAILED']));
});

look('what was taken back here can be given again, and only that', async () => {
  const { page } = await appOf('undoes');
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  await allow(page);
  await turn(page);
  await says(page, 'Off');
  await press(page, 'Undo');
  await says(page, 'On');
});

look('L2: what rested on it leaves the shelf with it, and what everybody gets stays', async () => {
  const ben = village.customer('ben');
  await wish(ben, 'recipes');
  await ben.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  const before = await suggested(ben);
  await give(ben, ['diet']);
  expect(await suggested(ben)).not.toEqual(before);

  const { page, asked } = await appOf('ben');
  const asks = () => asked.filter((one) => one === 'GET /v1/suggestions').length;
  await page.getByRole('listitem').first().waitFor();
  expect(asks()).toBe(1);
  await turn(page);
  await page.getByText('Not checked: diet').waitFor();
  expect(asks()).toBeGreaterThan(1);
  await allow(page);
  await page.getByText('Not checked: diet').waitFor({ state: 'detached' });
});
