import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { picture, put } from '../../support/elements.js';
import { lookAtElements, MARLENE, NOBODY } from '../../support/village-page.js';

const { look, open, blank, addressFor } = lookAtElements();

const tab = (page: Page, name: string) => page.getByRole('link', { name });

/** What a receipt is checked with here: an answer that was made up. */
const found = (page: Page, answer: object): Promise<unknown> =>
  page.evaluate(
    `document.querySelector('village-provider').check = async () => (${JSON.stringify(answer)})`,
  );

look('who read and who can read are two lists, and what I did is a third', async () => {
  const page = await open(MARLENE);
  await put(page, 'village-suggestions', { store: 'brandt/mutzenhausen' });
  await page.locator('.tag').first().waitFor();
  await put(page, 'village-history');
  await page.locator('village-history').getByText('Erlaubt').first().waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  await tab(page, 'Wer etwas gelesen hat').click();
  await page
    .getByText('Meine Brandt-App las Ernährung und Merkzettel für Rezepte')
    .first()
    .waitFor();
  expect(await page.locator('village-history h3').textContent()).toBe('11.06.2027');
  await picture(page, 'history');
  await tab(page, 'Wer lesen darf').click();
  await page.locator('village-history .sentence').first().waitFor();
  expect(await page.locator('village-history .sentence').count()).toBe(2);
  expect(await stumblesOn(page)).toEqual([]);
});

look('who could still have it is a list of its own, and says what has ended since', async () => {
  const page = await open(MARLENE);
  await put(page, 'village-suggestions', { store: 'brandt/mutzenhausen' });
  await page.locator('.tag').first().waitFor();
  await put(page, 'village-history', { view: 'still' });
  const row = page.locator('village-history li');
  await row.getByText('Meine Brandt-App las zuletzt Ernährung und Merkzettel').waitFor();
  await row.getByText('Noch erlaubt').waitFor();
  await put(page, 'village-permissions', { fields: 'memory' });
  await page.getByRole('switch', { name: 'Merkzettel an meine Brandt-App für Rezepte' }).click();
  await row.getByText('Meine Brandt-App las zuletzt Merkzettel').waitFor();
  await row.getByText('Zurückgezogen am 11.06.2027').waitFor();
  expect(await row.count()).toBe(2);
  await picture(page, 'still');
  expect(await stumblesOn(page)).toEqual([]);
  await row.getByText('Beleg').first().click();
  await page.locator('village-history .till').waitFor();
});

look('an empty list says that it is empty', async () => {
  const page = await open(NOBODY);
  await put(page, 'village-history', { view: 'did' });
  await page.getByText('Noch hat niemand etwas von dir gelesen.').waitFor();
  await page.getByRole('heading', { level: 2, name: 'Wer etwas gelesen hat' }).waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  await tab(page, 'Wer lesen darf').click();
  await page.getByText('Niemand darf etwas von dir lesen.').waitFor();
});

look('what was held back is one press away from the suggestions', async () => {
  const page = await open(MARLENE);
  await put(page, 'village-suggestions', { store: 'brandt/mutzenhausen' });
  await page.getByText(/Zurückgehalten: \d+/).click();
  await page
    .locator('village-history')
    .getByText(/Nichts davon stand|Es stand auf/)
    .waitFor();
});

look('the receipt of an act is two presses away, and is checked on this device', async () => {
  const page = await open(MARLENE);
  await put(page, 'village-permissions');
  await page.getByText('Beleg').first().click();
  const receipt = page.locator('village-receipt');
  await receipt.getByText('Erlaubt').first().waitFor();
  await receipt.getByText('Aufgeschrieben. Der Nachweis folgt.').waitFor();
  await receipt.getByRole('button', { name: 'Prüfen' }).click();
  await receipt.getByText('Dieses Gerät kann den Beleg nicht prüfen.').waitFor();

  await found(page, { state: 'sealed' });
  await receipt.getByRole('button', { name: 'Prüfen' }).click();
  await receipt.getByText('Geprüft: steht unverändert im Protokoll.').waitFor();
  await picture(page, 'receipt');
  expect(await stumblesOn(page)).toEqual([]);
  await found(page, { state: 'refused', code: 'leaf', at: 'lines[0]' });
  await receipt.getByRole('button', { name: 'Prüfen' }).click();
  await receipt.getByText('Passt nicht zum Protokoll. Bitte melde es.').waitFor();
  expect(await stumblesOn(page)).toEqual([]);
});

look('a receipt is saved as a file, and one that is not there says so', async () => {
  const { page, faults } = await blank();
  await page.goto(await addressFor(MARLENE));
  await page.locator('[data-ready]').waitFor({ state: 'attached' });
  await put(page, 'village-permissions');
  await page.getByText('Beleg').first().click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Speichern' }).click();
  expect((await download).suggestedFilename()).toMatch(/^receipt-[\da-f-]{36}\.json$/);

  await put(page, 'village-receipt', { 'receipt-id': '01900000-0000-7000-8000-000000000000' });
  await page.getByText('Diesen Beleg gibt es hier nicht.').waitFor();
  expect(faults.splice(0)).toEqual([expect.stringMatching(/^console: .* 404/)]);
});
