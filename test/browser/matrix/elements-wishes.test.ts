import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { picture, put } from '../../support/elements.js';
import { lookAtElements, MARLENE, NOBODY } from '../../support/village-page.js';

const NAME = 'village-permissions';

const slip = (page: Page) => page.locator('village-provider').getByRole('status');
const save = (page: Page) => page.getByRole('button', { name: 'Speichern', exact: true }).click();

const { look, open } = lookAtElements();

async function opened(as = MARLENE): Promise<Page> {
  const page = await open(as);
  await put(page, NAME);
  await page.locator(`${NAME} #permissions`).waitFor();
  return page;
}

/** Everything that is sent about a wish. */
function wishesSentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/wishes/')) sent.push(`${request.method()} ${request.postData()}`);
  });
  return sent;
}

look('what is wanted back is one press each way', async () => {
  const page = await opened(NOBODY);
  await page.getByRole('switch', { name: /^Rezepte (An|Aus)$/ }).click();
  await slip(page).getByText('Gewünscht um 17:10.').waitFor();
  await page.getByText('in der App', { exact: true }).waitFor();
});

look('how a wish comes counts when it is saved, and what was saved is said', async () => {
  const page = await opened();
  const sent = wishesSentBy(page);
  await page.locator('summary', { hasText: 'Wie und wie oft' }).press('Enter');
  const form = page.getByRole('form', { name: 'Rezepte' });
  await form.getByRole('combobox', { name: 'Wie' }).selectOption({ label: 'Als E-Mail' });
  await form.getByLabel('Höchstens am Tag').fill('2');
  await form.getByLabel('Ruhe von').fill('22:00');
  await picture(page, 'wish');
  expect(await stumblesOn(page)).toEqual([]);
  await save(page);
  expect(await form.locator(':invalid').getAttribute('name')).toBe('to');
  expect(sent).toEqual([]);

  await form.getByLabel('Ruhe bis').fill('07:00');
  await form.getByLabel('Ruhe bis').press('Enter');
  const said = 'als E-Mail, höchstens 2 am Tag, Ruhe von 22:00 bis 07:00 Uhr';
  await slip(page).getByText(`Gespeichert um 17:10: ${said}.`).waitFor();
  await page.locator('.until').getByText(said, { exact: true }).waitFor();
  expect(await page.locator('summary:focus').textContent()).toContain('Wie und wie oft');
  expect(await form.isVisible()).toBe(false);

  await page.keyboard.press('Enter');
  await form.getByLabel('Höchstens am Tag').fill('');
  await form.getByLabel('Ruhe von').fill('');
  await form.getByLabel('Ruhe bis').fill('');
  await save(page);
  await slip(page).getByText('Gespeichert um 17:10: als E-Mail.').waitFor();
  await page.locator('[id="sign--wish--recipes"]').click();
  await slip(page).getByText('Nicht mehr gewünscht seit 17:10.').waitFor();
  expect(await form.count()).toBe(0);
});
