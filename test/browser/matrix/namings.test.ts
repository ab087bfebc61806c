import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { lookAtTheDesk } from '../../support/desk-page.js';
import { MARLENE } from '../../support/village-page.js';

const { look, open, enter } = lookAtTheDesk();

const WIDE = { viewport: { width: 1280, height: 900 } };

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function askForNames(page: Page, ticket: string): Promise<void> {
  await page.getByRole('button', { name: /^Wer hat gelesen/ }).click();
  await page.locator('tbody tr').first().waitFor();
  await page.locator('summary', { hasText: 'Kunden beim Namen nennen' }).click();
  await page.getByLabel('Grund').selectOption('complaint');
  await page.getByLabel('Vorgang (Nummer)').fill(ticket);
  await press(page, 'Anfragen');
  await page.locator('.namings li', { hasText: ticket }).waitFor();
}

look(
  'one asks for names, another approves, the first reads them, and the customer sees that',
  async () => {
    const marlene = await enter(MARLENE, { ...WIDE, locale: 'de-DE' });
    const [voss, amara] = [await open(WIDE), await open(WIDE, 'second desk')];
    await askForNames(voss, 'DPO-12');
    const own = voss.locator('.namings li', { hasText: 'DPO-12' });
    expect(await own.innerText()).toMatch(/von Ihnen[\s\S]*wartet auf eine zweite Person/);
    expect(await own.getByRole('button', { name: 'Erlauben' }).count()).toBe(0);

    await press(amara, 'Neu laden');
    const others = amara.locator('.namings li', { hasText: 'DPO-12' });
    await others.getByRole('button', { name: 'Erlauben' }).click();
    await others.getByText('erlaubt,').waitFor();
    expect(await others.getByRole('button').count()).toBe(0);

    await press(voss, 'Neu laden');
    await press(voss, 'Antwort mit Namen lesen');
    await voss.getByText('Diese Antwort nennt Kunden beim Namen.').waitFor();
    await voss.locator('th', { hasText: 'Kunde, wie der Empfänger ihn nennt' }).waitFor();
    expect(await stumblesOn(voss)).toEqual([]);

    await marlene.reload();
    await marlene.locator('#lookers').click();
    const seen = marlene.locator('.record:has(#lookers)');
    await seen.getByText(/Der Datenschutz des Hauses hat mit deinem Namen nachgesehen/).waitFor();
    expect(await seen.innerText()).toMatch(/Grund: eine Beschwerde/);
    expect(await seen.innerText()).not.toMatch(/Voss|Amara/);
    expect(await stumblesOn(marlene)).toEqual([]);
  },
);

look('what another asked can be refused, and one’s own be taken back', async () => {
  const [voss, amara] = [await open(WIDE), await open(WIDE, 'second desk')];
  await askForNames(voss, 'DPO-13');
  await press(amara, 'Neu laden');
  await amara.locator('.namings li', { hasText: 'DPO-13' }).getByText('Ablehnen').click();
  await amara.locator('.namings li', { hasText: 'DPO-13' }).getByText('abgelehnt').waitFor();
  await askForNames(voss, 'DPO-14');
  await voss.locator('.namings li', { hasText: 'DPO-14' }).getByText('Zurücknehmen').click();
  await voss.locator('.namings li', { hasText: 'DPO-14' }).getByText('zurückgenommen').waitFor();
});
