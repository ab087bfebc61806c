import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../support/browser.js';
import { keepScreen } from '../support/screens.js';
import { goHome, goToMarket, lookAtThePage, MARLENE, NOBODY } from '../support/village-page.js';

const slip = (page: Page) => page.getByRole('status');

const NOTES = 'Merkzettel an meine Brandt-App für Rezepte';
const WALNUT = /Walnuss/;

const { look, open, addressFor, blank } = lookAtThePage();

async function opened(as = MARLENE): Promise<Page> {
  const page = await open(as);
  await goToMarket(page);
  await page.locator('.tag').first().waitFor();
  return page;
}

look('each suggestion says why, and what it rests on can be stopped right there', async () => {
  const page = await opened();
  const tag = page.locator('.tag', { hasText: WALNUT });
  await keepScreen(page, 'market-light', 'whole');
  await tag.getByText('Warum?').click();
  expect(await tag.locator('.because').allTextContents()).not.toEqual([]);
  expect(await tag.locator('.basis').allTextContents()).toEqual([
    expect.stringMatching(/Beruht auf:\s+Ernährung\s+→ an meine Brandt-App\s+→ für Rezepte/),
    expect.stringMatching(/Beruht auf:\s+Merkzettel\s+→ an meine Brandt-App\s+→ für Rezepte/),
  ]);
  await keepScreen(page, 'why', 'view');

  await tag.getByRole('button', { name: /Nicht mehr verwenden Merkzettel/ }).click();
  await slip(page).getByText('Zurückgezogen um 17:10.').waitFor();
  expect(await page.locator('.basis', { hasText: 'Merkzettel' }).count()).toBe(0);
  await goHome(page);
  await page.getByRole('switch', { name: NOTES, checked: false }).waitFor();
});

look('each recipe says for how many it is reckoned, and unfolds what to buy for it', async () => {
  const page = await opened();
  const tag = page.locator('.tag', { hasText: WALNUT });
  await tag.getByText('Einkaufsliste für 4 Portionen').click();
  const lines = tag.locator('.shopping li');
  expect(await lines.count()).toBeGreaterThan(1);
  expect(await lines.first().textContent()).toMatch(/\p{L}+\s+\d+ g/u);
});

look('L3: whoever has no account sees what everybody sees, and is asked nothing', async () => {
  const { page } = await blank();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const origin = await addressFor(NOBODY);
  await page.goto(new URL('/market', origin).href);
  await page.getByRole('link', { name: /Mutzenhausen/ }).click();
  await page.getByText('Du bist nicht angemeldet. Du siehst, was alle sehen.').waitFor();
  await page.locator('.tag').first().waitFor();
  const labels = await page.locator('.tag .label').allTextContents();
  expect(labels.length).toBeLessThanOrEqual(3);
  expect(labels.filter((label) => !label.startsWith('Für alle'))).toEqual([]);
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await stumblesOn(page)).toEqual([]);
  await keepScreen(page, 'market-guest', 'whole');
  expect(asked.filter((path) => path.startsWith('/v1/me'))).toEqual([]);
  expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual(['village-store']);

  await page.getByRole('link', { name: 'Mein Dorf' }).click();
  await page.getByRole('heading', { name: 'Hier geht es in dein Dorf' }).waitFor();
});

look('another store is two presses away, and where one is is kept in this tab alone', async () => {
  const page = await opened();
  await page.getByRole('link', { name: 'Anderer Markt' }).click();
  await page.getByRole('link', { name: /Pratzendorf/ }).click();
  await page.getByRole('heading', { level: 1, name: /Pratzendorf/ }).waitFor();
  await page.goto(new URL('/market', page.url()).href);
  await page.getByRole('heading', { level: 1, name: /Pratzendorf/ }).waitFor();
  expect(await page.evaluate('localStorage.length + document.cookie.length')).toBe(0);
});
