import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../support/browser.js';
import { picture, put } from '../support/elements.js';
import { lookAtElements, MARLENE, NOBODY } from '../support/village-page.js';

const NAME = 'village-suggestions';
const STORE = { store: 'brandt/mutzenhausen' };
const WALNUT = /Walnuss/;

const tags = (page: Page): Promise<string[]> => page.locator('.tag h3').allTextContents();
const slip = (page: Page) => page.locator('village-provider').getByRole('status');

const { look, open } = lookAtElements();

async function opened(as = MARLENE): Promise<Page> {
  const page = await open(as);
  await put(page, NAME, STORE);
  await page.locator(`${NAME} #suggestions`).waitFor();
  return page;
}

look('L7: each tag says why, and by what right', async () => {
  const page = await opened();
  expect((await tags(page)).length).toBeLessThanOrEqual(3);
  expect(await page.locator('.unchecked').textContent()).toMatch(/Nicht geprüft: Allergien/);
  const tag = page.locator('.tag', { hasText: WALNUT });
  await tag.getByText('Warum?').click();
  await tag.getByText('Einkaufsliste für 4 Portionen').click();
  expect(await tag.locator('.basis').allTextContents()).toEqual([
    expect.stringMatching(/Beruht auf:\s+Ernährung\s+→ an meine Brandt-App\s+→ für Rezepte/),
    expect.stringMatching(/Beruht auf:\s+Merkzettel\s+→ an meine Brandt-App\s+→ für Rezepte/),
  ]);
  await picture(page, 'suggestions');
  expect(await stumblesOn(page)).toEqual([]);
});

look('L2: what rests on a permission leaves in the moment it is taken back', async () => {
  const page = await opened();
  const held = new Promise<() => void>((hold) =>
    page.route('**/v1/me/withdrawals', (route) => hold(() => void route.continue())),
  );
  const tag = page.locator('.tag', { hasText: WALNUT });
  await tag.getByText('Warum?').click();
  await tag.getByRole('button', { name: /Nicht mehr verwenden Merkzettel/ }).click();
  const letGo = await held;
  await tag.waitFor({ state: 'detached' });
  letGo();
  await slip(page).getByText('Zurückgezogen um 17:10.').waitFor();
});

look(
  'one press ends the use of a fact from where it is seen, and undo brings it back',
  async () => {
    const page = await opened();
    const tag = page.locator('.tag', { hasText: WALNUT });
    await tag.getByText('Warum?').click();
    await tag.getByRole('button', { name: /Nicht mehr verwenden Merkzettel/ }).click();
    await slip(page).getByText('Zurückgezogen um 17:10.').waitFor();
    expect(await page.locator(NAME).locator(':focus').count()).toBe(1);
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await slip(page).getByText('Wieder erlaubt um 17:10.').waitFor();
    await page.locator('.tag', { hasText: WALNUT }).waitFor();
  },
);

look('undo of a special fact asks about it anew, from where its use was ended', async () => {
  const page = await opened();
  await page.locator('.tag').first().getByText('Warum?').click();
  await page
    .getByRole('button', { name: /Nicht mehr verwenden Ernährung/ })
    .first()
    .click();
  await slip(page).getByText('Wir prüfen Ernährung dafür ab jetzt nicht mehr.').waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.locator(`${NAME} .asking:focus`).waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Erlauben', exact: true }).click();
  await slip(page).getByText('Erlaubt um 17:10.').waitFor();
  await page.locator('.unchecked', { hasText: 'Ernährung' }).waitFor({ state: 'detached' });
});

look(
  'an item is settled by one press, and by one more it is not; what is open stays open',
  async () => {
    const page = await opened();
    const [title = '', next = ''] = await tags(page);
    const why = page.locator('.tag', { hasText: next }).locator('[part=why]');
    await why.locator('summary').click();
    await page.getByRole('button', { name: `Genommen ${title}` }).press('Enter');
    await slip(page).getByText(`${title}: genommen.`).waitFor();
    await page.locator('.tag', { hasText: title }).waitFor({ state: 'detached' });
    expect(await why.getAttribute('open')).toBe('');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await slip(page).getByText(`${title}: darf wieder kommen.`).waitFor();
    await page.locator('.tag', { hasText: title }).waitFor();
  },
);

look('L14: nothing comes that nobody asked for, and it is said why', async () => {
  const page = await opened(NOBODY);
  expect(await tags(page)).toEqual([]);
  expect(await page.locator('.empty').textContent()).toMatch(/gewünscht/);
  expect(await stumblesOn(page)).toEqual([]);
});

look('permissions and suggestions beside each other say the same', async () => {
  const page = await opened();
  await put(page, 'village-permissions');
  await page.getByRole('switch', { name: 'Allergien an meine Brandt-App für Rezepte' }).click();
  await page.getByRole('button', { name: 'Erlauben', exact: true }).click();
  await page.locator('.tag', { hasText: WALNUT }).waitFor({ state: 'detached' });
  await page.locator('.unchecked', { hasText: 'Allergien' }).waitFor({ state: 'detached' });
  await page.getByRole('switch', { name: 'Allergien an meine Brandt-App für Rezepte' }).click();
  await page.locator('.tag', { hasText: WALNUT }).waitFor();
});
