import { expect, jest } from '@jest/globals';
import { LOCALES } from '@village-butcher/sdk/contract';
import { assertNoDeceptivePatterns, findDeceptivePatterns } from '@village-butcher/sdk/testing';
import type { Page } from 'playwright-core';
import { lookAtTheDesk } from '../../support/desk-page.js';
import { lookAtElements, MARKET, MARLENE } from '../../support/village-page.js';

/** Three languages of each page, and all that can be given on one, on a machine that may be busy. */
jest.setTimeout(180_000);

const STAFF = { name: 'Fleischtheke', counter: 'counter:brandt/mutzenhausen/meat' } as const;
const FRESH = { ...MARLENE, wishes: {}, grants: [] };
/** How long a page is watched for what comes by itself. */
const WATCH_MS = 100;

const { look, open, knock, enter } = lookAtTheDesk();

/** A page of ours in a language, which it keeps for as long as the tab is open. */
const at = (page: Page, path: string) => async (locale: string | undefined) => {
  await page.evaluate(`sessionStorage.setItem('village-language', '${locale}')`);
  return new URL(path, page.url()).href;
};

/** What only a page lacks on which something can be given. Here nothing may be. */
const OF_A_CENTRE = ['no switch on the page', 'nothing that takes everything back'];

/** What is found on a page as a whole, and on it as one on which nothing may be given. */
async function foundOn(page: Page, path: string): Promise<readonly string[]> {
  const { findings } = await findDeceptivePatterns(page, {
    entry: at(page, path),
    locales: LOCALES,
    elsewhere: [path],
    watchMs: WATCH_MS,
  });
  return findings
    .filter(({ measured }) => !OF_A_CENTRE.includes(measured))
    .map(({ pattern, selector, measured }) => `${pattern} ${selector} ${measured}`);
}

look('the market deceives nobody, and nothing is given there', async () => {
  expect(await foundOn(await enter(MARLENE), MARKET)).toEqual([]);
});

look('the desk deceives nobody, and nothing is given there', async () => {
  expect(await foundOn(await open(), '/desk')).toEqual([]);
});

look('the counter deceives nobody: what has the focus there waits for a code', async () => {
  const page = await knock(STAFF);
  await page.locator('#code').waitFor();
  const found = await foundOn(page, '/theke');
  expect(found.filter((one) => !one.startsWith('1 input#code took the focus'))).toEqual([]);
});

const elements = lookAtElements();

elements.look('a retailer’s page of our elements deceives nobody', async () => {
  const page = await elements.open(FRESH);
  const shown = '&element=village-permissions&element=village-history';
  const { unseen } = await assertNoDeceptivePatterns(page, {
    entry: (locale) => new URL(`/?lang=${locale}${shown}`, page.url()).href,
    locales: LOCALES,
    watchMs: WATCH_MS,
  });
  expect(unseen.map(({ pattern }) => pattern)).toEqual([1, 6, 8, 9, 14, 16, 2, 8, 12]);
});
