import { expect } from '@jest/globals';
import { lookAtTheDesk } from '../../support/desk-page.js';
import { stumblesOn } from '../../support/browser.js';
import { MARLENE } from '../../support/village-page.js';

const { look, open, visit } = lookAtTheDesk();

look('the desk offers the names that there are, and says of a slip that it is none', async () => {
  await visit(MARLENE);
  const page = await open({ viewport: { width: 1280, height: 900 } });
  await page.getByRole('button', { name: /^Wer hat gelesen/ }).click();
  await page.locator('.clocks').waitFor();
  await page.getByText('Frage eingrenzen').click();
  const stores = page.locator('datalist#names-store option');
  expect(await stores.first().getAttribute('value')).toMatch(/^brandt\//);
  await page.getByLabel('Markt').fill('brandt/mil');
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByText('Unter „Markt“ steht etwas, das es hier und heute nicht gibt.').waitFor();
  await page.getByText('Keine Zeile.').waitFor();
  expect(await stumblesOn(page)).toEqual([]);
});
