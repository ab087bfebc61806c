import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { goHome, goToMarket, keepScreen, lookAtThePage, MARLENE } from '../support/village-page.js';

const slip = (page: Page) => page.getByRole('status');

const NOTES = 'Merkzettel an meine Brandt-App für Rezepte';
const WALNUT = /Walnuss/;

const { look, open } = lookAtThePage();

async function opened(as = MARLENE): Promise<Page> {
  const page = await open(as);
  await goToMarket(page);
  await page.locator('.tag').first().waitFor();
  return page;
}

look('each suggestion says why, and what it rests on can be stopped right there', async () => {
  const page = await opened();
  const tag = page.locator('.tag', { hasText: WALNUT });
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
