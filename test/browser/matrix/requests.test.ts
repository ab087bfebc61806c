import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lookAtTheDesk } from '../../support/desk-page.js';
import { MARLENE } from '../../support/village-page.js';

const { look, enter, open, forgive } = lookAtTheDesk();

const WIDE = { viewport: { width: 1280, height: 900 } };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rows = (page: Page) => page.locator('.requests li');

/** From the desk to the list, as an officer goes there. */
async function listed(): Promise<Page> {
  const page = await open(WIDE);
  await page.getByRole('link', { name: 'Anträge von Kunden' }).click();
  await page.getByRole('heading', { name: 'Offen' }).waitFor();
  return page;
}

look(
  'an officer answers what a customer asked for, by keys alone, and each press says what it did',
  async () => {
    const home = await enter(MARLENE);
    await home.getByText('Deine Rechte').click();
    await button(home, 'Ein Mensch soll es ansehen').click();
    await home.getByText('Entscheidung durch einen Menschen').waitFor();

    const page = await listed();
    const row = rows(page).filter({ hasText: 'Entscheidung durch einen Menschen' });
    expect(await row.innerText()).toMatch(/Fällig in \d+ Tagen, am \d\d\.\d\d\.2027/);
    expect(await page.locator('main').innerText()).not.toMatch(/Marlene/);
    await row.getByRole('button', { name: 'Annehmen' }).focus();
    await page.keyboard.press('Enter');
    await row.getByText('Angenommen.').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H3');
    await row.getByText('Verneinen oder verlängern').click();
    await row.getByLabel('Grund').selectOption('manifestly-unfounded');
    await row.getByRole('button', { name: 'Ablehnen' }).click();
    await row.getByText('Abgelehnt. Der Kunde sieht es in seiner Liste.').waitFor();
    expect(await row.innerText()).toMatch(
      /Beendet am [\s\S]*offensichtlich unbegründet[\s\S]*Art\. 79/,
    );
    expect(await row.getByRole('button').count()).toBe(0);
  },
);

look('what came on paper is entered by a line, and a line that is none is named', async () => {
  forgive(/status of 404/);
  forgive(/status of 400/);
  const home = await enter(MARLENE);
  const told = home.waitForResponse('**/v1/me/history*');
  await home.reload();
  const { items } = (await (await told).json()) as { items: readonly { line: string }[] };

  const page = await listed();
  await page.getByText('Einen Antrag auf Papier eintragen').click();
  const line = page.getByLabel('Zeile eines Belegs');
  await line.fill('00000000-0000-7000-8000-000000000000');
  await button(page, 'Eintragen').click();
  await page.getByText('Zu dieser Zeile gibt es keinen Beleg.').waitFor();
  await page.getByLabel('Worum geht es?').selectOption('object offers');
  await line.fill(items[0]!.line);
  await button(page, 'Eintragen').click();
  const row = rows(page).filter({ hasText: 'Widerspruch: Angebote' });
  await row.getByText('Eingetragen. Es steht in der Liste des Kunden.').waitFor();
  await row.getByLabel('Wer fragt?').selectOption('known-in-person');
  await button(page, 'Person ist bekannt').click();
  await row.getByText('Festgehalten, wer fragt.').waitFor();
  await row.getByText('erfüllt', { exact: false }).waitFor();
});
