import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { OwnFile } from '@village-butcher/sdk/contract';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { lookAtTheDesk } from '../../support/desk-page.js';
import { beyond } from '../../support/elements.js';
import { MARLENE } from '../../support/village-page.js';

const { look, enter } = lookAtTheDesk();

const slip = (page: Page) => page.getByRole('status');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const unfold = (page: Page) => page.getByText('Auskunft und Löschen').click();

look('everything about a customer is a file in their own hands, by two presses', async () => {
  const page = await enter(MARLENE);
  await unfold(page);
  const saving = page.waitForEvent('download');
  await button(page, 'Datei speichern').click();
  const download = await saving;
  await slip(page).getByText('Die Datei ist gespeichert. Sie enthält alles über dich.').waitFor();
  expect(download.suggestedFilename()).toBe('village.json');
  const file = OwnFile.parse(JSON.parse(readFileSync(await download.path(), 'utf8')));
  expect(file.portable.profile).toEqual(MARLENE.profile);
  expect(file.disclosures.length).toBeGreaterThan(0);
});

look('a file that does not arrive whole is not saved, and the page says so', async () => {
  const page = await enter(MARLENE);
  await page.route('**/v1/me/export', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"format":"village-' }),
  );
  let saved = 0;
  page.on('download', () => void saved++);
  await unfold(page);
  await button(page, 'Datei speichern').click();
  await page.locator('.right').getByText('Die Datei wird geschrieben.').waitFor();
  await slip(page).getByText('Die Datei kam nicht ganz an.').waitFor();
  expect(saved).toBe(0);
  await page.unroute('**/v1/me/export');
  const saving = page.waitForEvent('download');
  await button(page, 'Datei speichern').click();
  await saving;
});

look('L11: everything is erased by two presses, without a reason, and staying is one', async () => {
  const page = await enter(MARLENE);
  await unfold(page);
  const erasing = page.locator('.right').last();
  const said = await erasing.innerText();
  expect(said).toMatch(/Das geht:[\s\S]*Ernährung, Allergien und Merkzettel[\s\S]*Das bleibt:/);
  expect(said).toMatch(/Prüfsummen im Protokoll, die zu niemandem mehr führen/);
  expect(await stumblesOn(page)).toEqual([]);
  await button(page, 'Alles löschen').click();
  await slip(page).getByText('Ab jetzt wird nichts mehr verwendet.').waitFor();
  await slip(page)
    .getByText(/Beleg [\da-f]{8}/)
    .waitFor();
  await page.getByText('Alles wird am 12.06.2027 um 17:10 gelöscht.').waitFor();
  expect(await button(page, 'Alles löschen').count()).toBe(0);
  expect(await stumblesOn(page)).toEqual([]);

  await button(page, 'Ich bleibe doch').click();
  await slip(page).getByText('Du bleibst. Alles ist, wie es vorher war.').waitFor();
  await button(page, 'Alles löschen').waitFor();
  await page.getByText('Du teilst 2 Angaben mit 1 Empfänger.').waitFor();
});

look('at 320 pixels and twice the text it stays within the page', async () => {
  const page = await enter(MARLENE, { viewport: { width: 320, height: 640 } });
  await unfold(page);
  await button(page, 'Alles löschen').click();
  await button(page, 'Ich bleibe doch').waitFor();
  await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
  expect(await beyond(page)).toEqual([]);
});
