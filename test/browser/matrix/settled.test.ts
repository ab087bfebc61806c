import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { goHome, goToMarket, MARLENE, lookAtThePage } from '../../support/village-page.js';

const tags = (page: Page): Promise<string[]> => page.locator('.tag h3').allTextContents();
const slip = (page: Page) => page.getByRole('status');

const { look, open } = lookAtThePage();

async function opened(): Promise<Page> {
  const page = await open(MARLENE);
  await goToMarket(page);
  await page.locator('.tag').first().waitFor();
  return page;
}

look('an item is settled by one press, and by one more it is not', async () => {
  const page = await opened();
  const [title = ''] = await tags(page);
  const press = (name: string) => page.getByRole('button', { name }).press('Enter');
  for (const [word, said] of [
    ['Genommen', 'genommen. Kommt 14 Tage nicht wieder.'],
    ['Später', 'später. Kommt 14 Tage nicht.'],
    ['Nie wieder', 'nie wieder.'],
  ]) {
    await press(`${word} ${title}`);
    await slip(page).getByText(`${title}: ${said}`).waitFor();
    await page.locator('.tag', { hasText: title }).waitFor({ state: 'detached' });
    await press('Rückgängig');
    await slip(page).getByText(`${title}: darf wieder kommen.`).waitFor();
    await page.locator('#suggestions:focus').waitFor();
    await page.locator('.tag', { hasText: title }).waitFor();
  }
  expect(await page.getByRole('button', { name: 'Rückgängig' }).count()).toBe(0);
});

look(
  'L11: what was settled stays in sight, and one press takes it back when its slip is gone',
  async () => {
    const page = await opened();
    const [first = '', second = ''] = await tags(page);
    const done = page.locator('.record', { hasText: 'Was ich abgehakt habe' });
    await page.getByRole('button', { name: `Genommen ${first}` }).click();
    await page.getByRole('button', { name: `Nie wieder ${second}` }).click();
    await slip(page).getByText(`${second}: nie wieder.`).waitFor();
    await goHome(page);

    await done.locator('h3').nth(1).waitFor();
    expect(await slip(page).innerText()).toBe('');
    const rows = await done.locator('.head > div').allInnerTexts();
    expect(rows.toSorted()).toEqual(
      [`${first}\n\nGenommen, bis 25.06.2027`, `${second}\n\nNie wieder`].toSorted(),
    );
    expect(await stumblesOn(page)).toEqual([]);

    await done.getByRole('button', { name: `Darf wieder kommen ${second}` }).press('Enter');
    await slip(page).getByText(`${second}: darf wieder kommen.`).waitFor();
    await done.locator('#settled:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await slip(page).getByText(`${first}: darf wieder kommen.`).waitFor();
    await done.getByText('Du hast nichts abgehakt.').waitFor();
    await goToMarket(page);
    await page.locator('.tag', { hasText: first }).waitFor();
    await page.locator('.tag', { hasText: second }).waitFor();
  },
);
