import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { beyond } from '../../support/elements.js';
import { lookAtThePage, MARLENE } from '../../support/village-page.js';

const { look, open } = lookAtThePage();

const slip = (page: Page) => page.getByRole('status');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const unfold = (page: Page) => page.locator('#asks').click();

look(
  'everything stops by two presses, without a reason, and the page says until when',
  async () => {
    const page = await open(MARLENE);
    await unfold(page);
    expect(await stumblesOn(page)).toEqual([]);
    await button(page, 'Alles anhalten').click();
    await slip(page).getByText('Es ist geschehen.').waitFor();
    await page.getByText('Angehalten bis 05.06.2028.').waitFor();
    await page.getByText('Anhalten: erfüllt').waitFor();
    expect(await button(page, 'Alles anhalten').count()).toBe(0);
  },
);

look('one field stops by two presses, for whoever may read it, and goes on by one', async () => {
  const page = await open(MARLENE);
  await unfold(page);
  await button(page, 'Ernährung anhalten').click();
  await slip(page).getByText('Es ist geschehen.').waitFor();
  await page.getByText('Ernährung: angehalten bis 05.06.2028.').waitFor();
  expect(await button(page, 'Merkzettel anhalten').count()).toBe(1);
  expect(await stumblesOn(page)).toEqual([]);
  await button(page, 'Ernährung wieder verwenden lassen').click();
  await button(page, 'Ernährung anhalten').waitFor();
  expect(await page.getByText('Ernährung: angehalten').count()).toBe(0);
});

look('a purpose ends by two presses, for whoever it was', async () => {
  const page = await open(MARLENE);
  await unfold(page);
  const ends = page.getByRole('button', { name: /^Rezepte beenden$/ });
  await ends.click();
  await slip(page).getByText('Es ist geschehen.').waitFor();
  await page.getByText('Widerspruch: erfüllt').waitFor();
  expect(await ends.count()).toBe(0);
});

look(
  'a complaint has a number, a last day and an authority, and is taken back by one press',
  async () => {
    const page = await open(MARLENE, { viewport: { width: 320, height: 640 } });
    await unfold(page);
    await page.getByLabel('Wo wohnst du?').selectOption('DE-BY');
    await button(page, 'Beschwerde abgeben').click();
    await slip(page).getByText('Angekommen. Antwort bis 12.07.2027.').waitFor();
    await page.getByText('Beschwerde: angekommen').waitFor();
    await page.getByText('Antwort bis 12.07.2027', { exact: true }).waitFor();
    const authority = page.getByRole('link', { name: 'Aufsicht: BayLDA' });
    expect(await authority.getAttribute('href')).toBe('https://www.lda.bayern.de');
    expect(await stumblesOn(page)).toEqual([]);
    await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
    expect(await beyond(page)).toEqual([]);
    await button(page, 'Zurücknehmen').click();
    await page.getByText('Beschwerde: zurückgenommen').waitFor();
  },
);
