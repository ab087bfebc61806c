import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { weightsOf } from '../support/elements.js';
import { keepScreen } from '../support/screens.js';
import { goHome, goToMarket, MARLENE, NOBODY, lookAtThePage } from '../support/village-page.js';

const tags = (page: Page): Promise<string[]> => page.locator('.tag h3').allTextContents();
const slip = (page: Page) => page.getByRole('status');
const sign = (page: Page, name: string) => page.getByRole('switch', { name });

/** Waits until the sign says so: what was pressed counts when its receipt is here. */
const says = (page: Page, name: string, isOn: 'true' | 'false') =>
  page.getByRole('switch', { name, checked: isOn === 'true' }).waitFor();

const NUTS = 'Allergien an meine Brandt-App für Rezepte';
const NOTES = 'Merkzettel an meine Brandt-App für Rezepte';
const WALNUT = /Walnuss/;

const { look, open, addressFor, blank } = lookAtThePage();

look('what a customer permits decides what comes, and taking it back brings it back', async () => {
  const page = await open(MARLENE);
  await goToMarket(page);
  const before = await tags(page);
  expect(before.some((title) => WALNUT.test(title))).toBe(true);
  expect(await page.locator('.unchecked').textContent()).toMatch(/Allergien/);

  await goHome(page);
  await sign(page, NUTS).click();
  await keepScreen(page, 'allow', 'view');
  await page.getByRole('button', { name: 'Erlauben', exact: true }).click();
  await slip(page).getByText('Erlaubt um 17:10.').waitFor();
  await says(page, NUTS, 'true');
  await goToMarket(page);
  await page.locator('.tag').first().waitFor();
  expect((await tags(page)).filter((title) => WALNUT.test(title))).toEqual([]);
  expect(await page.locator('.unchecked').allTextContents()).not.toContainEqual(
    expect.stringContaining('Allergien'),
  );

  await goHome(page);
  await sign(page, NUTS).click();
  await slip(page).getByText('Wir prüfen Allergien dafür ab jetzt nicht mehr.').waitFor();
  await keepScreen(page, 'taken-back', 'view');
  await goToMarket(page);
  await page.locator('.tag', { hasText: WALNUT }).waitFor();
  expect(await tags(page)).toEqual(before);
});

look('taking back is one press; giving a special fact is two, an ordinary one is one', async () => {
  const page = await open(MARLENE);
  await sign(page, NOTES).click();
  await slip(page).getByText('Zurückgezogen um 17:10.').waitFor();
  await says(page, NOTES, 'false');
  expect(await sign(page, NOTES).textContent()).toContain('Aus');
  await sign(page, NOTES).click();
  await slip(page).getByText('Erlaubt um 17:10.').waitFor();
  await says(page, NOTES, 'true');
  expect(await sign(page, NOTES).textContent()).toContain('An');

  await page.getByRole('button', { name: 'Alles zurückziehen' }).click();
  await page.getByText('Du teilst nichts. Du siehst, was alle sehen.').waitFor();
  const shared = page.getByRole('switch', { name: / an /, checked: true });
  expect(await shared.count()).toBe(0);
});

look('a notice asks with two answers of one weight, and no answer is none', async () => {
  const page = await open(MARLENE);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await sign(page, NUTS).click();
  const answers = page.locator('.asking button');
  expect(await answers.allTextContents()).toHaveLength(2);
  const [yes, no] = await weightsOf(page, '.asking button');
  expect(yes).toMatchObject({ height: expect.any(Number) });
  expect(yes).toEqual(no);

  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').last().textContent()).toMatch(/^\s*Erlauben\s*$/);
  await page.keyboard.press('Escape');
  await page.locator('.asking').waitFor({ state: 'detached' });
  expect(await page.locator(':focus').last().ariaSnapshot()).toContain(NUTS);
  await sign(page, NUTS).click();
  await page.getByRole('button', { name: 'Nicht erlauben' }).click();
  expect(await sign(page, NUTS).getAttribute('aria-checked')).toBe('false');
  expect(sent).toEqual([]);
});

look(
  'a customer reads who read what for what, what they did themselves and what they told',
  async () => {
    const page = await open(MARLENE);
    await goToMarket(page);
    await goHome(page);
    await keepScreen(page, 'my-village-light', 'whole');
    const records = page.locator('village-history');
    await page.getByRole('link', { name: 'Wer etwas gelesen hat' }).click();
    await records
      .getByText('Meine Brandt-App las Ernährung und Merkzettel für Rezepte')
      .first()
      .waitFor();
    expect(await records.locator('h3').first().textContent()).toBe('11.06.2027');
    expect(await records.locator('li').first().textContent()).toMatch(/17:10.*Mutzenhausen/s);
    await page.getByRole('link', { name: 'Was ich getan habe' }).click();
    await records.getByText('Erlaubt').first().waitFor();
    await records.getByText('Beleg').first().click();
    await records.getByText(/Beleg [\da-f]{8}/).waitFor();
    await page.getByText('Was ich gesagt habe').click();
    await page.getByText('Kind 1: Nüsse, auch Spuren').waitFor();

    await page.getByRole('button', { name: 'Löschen Merkzettel' }).click();
    await slip(page).getByText('Gelöscht um 17:10.').waitFor();
    await page.getByText('Gern Camembert').waitFor({ state: 'detached' });
    await records.getByText('Gelöscht').waitFor();
  },
);

look('nothing comes that nobody asked for, and the page says so', async () => {
  const page = await open(NOBODY);
  await goToMarket(page);
  expect(await tags(page)).toEqual([]);
  expect(await page.locator('.empty').textContent()).toMatch(/gewünscht/);

  await goHome(page);
  await page.getByText('Du teilst nichts. Du siehst, was alle sehen.').waitFor();
  await sign(page, 'Rezepte').click();
  await slip(page).getByText('Gewünscht um 17:10.').waitFor();
  await goToMarket(page);
  await page.locator('.tag').first().waitFor();
  expect((await tags(page)).length).toBeLessThanOrEqual(3);
  expect(await page.locator('.tag .label').first().textContent()).toMatch(/Für alle/);
});

look('a printed address opens once, leaves the address bar, and outlives a reload', async () => {
  const address = await addressFor(MARLENE);
  const { page } = await blank();
  await page.goto(address);
  await page.getByText('Angemeldet: Marlene Okafor').waitFor();
  expect(page.url()).toBe(address.split('#')[0]);
  await page.reload();
  await page.getByText('Angemeldet: Marlene Okafor').waitFor();
  const kept = await page.evaluate('JSON.stringify([localStorage, document.cookie])');
  expect(kept).toBe('[{},""]');

  const again = await blank();
  await again.page.goto(address);
  await again.page.getByText('Diese Adresse wurde schon benutzt').waitFor();
  expect(again.faults.splice(0)).toEqual([expect.stringMatching(/^console: .* 422/)]);
});

look('without an address there is a friendly door and nobody behind it', async () => {
  const { page } = await blank();
  await page.goto(new URL('/', await addressFor(NOBODY)).href);
  await page.getByRole('heading', { name: 'Hier geht es in dein Dorf' }).waitFor();
  expect(await page.getByRole('switch').count()).toBe(0);
  await page.getByRole('link', { name: 'Im Markt' }).click();
  await page.getByRole('heading', { name: 'In welchem Markt bist du?' }).waitFor();
});
