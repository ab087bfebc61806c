import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { goHome, lookAtThePage, MARKET, MARLENE } from '../../support/village-page.js';

const NUTS = 'Allergien an meine Brandt-App für Rezepte';
const NOTES = 'Merkzettel an meine Brandt-App für Rezepte';

const { look, addressFor, blank } = lookAtThePage();

/** A page that counts what a hand does on it, whoever is there. */
interface Hand {
  readonly page: Page;
  /** How many times something was pressed since the last time this was asked, and nothing typed. */
  taps(): number;
}

async function handOn(path: string): Promise<Hand> {
  const { page } = await blank();
  let taps = 0;
  await page.exposeFunction('tapped', () => void taps++);
  // The document hears what the window lets through: not a press that the browser's driver held back and
  // repeats, because what it aimed at was still moving.
  await page.addInitScript(
    `document.addEventListener('click', ({ isTrusted }) => isTrusted && tapped(), true);
     addEventListener('keydown', () => { throw new Error('Something is typed.'); }, true);`,
  );
  const address = new URL(await addressFor(MARLENE));
  await page.goto(new URL(path + address.hash, address).href);
  return {
    page,
    taps() {
      const before = taps;
      taps = 0;
      return before;
    },
  };
}

const sign = (page: Page, name: string) => page.getByRole('switch', { name });
const slip = (page: Page) => page.getByRole('status');
const tags = (page: Page) => page.locator('.tag');

look('all that is shared is seen without a tap', async () => {
  const { page, taps } = await handOn('/');
  await page.getByText('Du teilst 2 Angaben mit 1 Empfänger.').waitFor();
  await sign(page, NOTES).waitFor();
  expect(taps()).toBe(0);
});

look(
  'L11: taking back is never more taps than giving: one or two to give, one to end',
  async () => {
    const { page, taps } = await handOn('/');
    await sign(page, NOTES).click();
    await slip(page).getByText('Zurückgezogen').waitFor();
    expect(taps()).toBe(1);
    await sign(page, NOTES).click();
    await slip(page).getByText('Erlaubt um').waitFor();
    expect(taps()).toBe(1);
    await sign(page, NUTS).click();
    await page.getByRole('button', { name: 'Erlauben', exact: true }).click();
    await slip(page).getByText('Erlaubt um').waitFor();
    await sign(page, NUTS).and(page.locator('[aria-checked=true]')).waitFor();
    expect(taps()).toBe(2);
    await page.getByRole('button', { name: 'Alles zurückziehen' }).click();
    await page.getByText('Du teilst nichts. Du siehst, was alle sehen.').waitFor();
    expect(taps()).toBe(1);
  },
);

look('a week of rest and the end of a fact are two taps each', async () => {
  const { page, taps } = await handOn('/');
  await page.getByText('Was ich gesagt habe').click();
  await page.getByRole('button', { name: 'Löschen Merkzettel' }).click();
  await slip(page).getByText('Gelöscht um').waitFor();
  expect(taps()).toBe(2);
  await page.getByText('Pause', { exact: true }).click();
  await page.getByRole('button', { name: 'Eine Woche' }).click();
  await slip(page).getByText('Pause bis').waitFor();
  expect(taps()).toBe(2);
});

look(
  'everything about me and the end of everything are two taps each, staying is one',
  async () => {
    const { page, taps } = await handOn('/');
    const saving = page.waitForEvent('download');
    await page.getByText('Auskunft und Löschen').click();
    await page.getByRole('button', { name: 'Datei speichern' }).click();
    await saving;
    expect(taps()).toBe(2);
    await page.getByText('Auskunft und Löschen').click();
    taps();
    await page.getByText('Auskunft und Löschen').click();
    await page.getByRole('button', { name: 'Alles löschen' }).click();
    await slip(page).getByText('Alles wird gelöscht.').waitFor();
    expect(taps()).toBe(2);
    await page.getByRole('button', { name: 'Ich bleibe doch' }).click();
    await slip(page).getByText('Du bleibst.').waitFor();
    expect(taps()).toBe(1);
  },
);

look('who read what and what was held back are one tap each, a receipt is one', async () => {
  const { page, taps } = await handOn(MARKET);
  await tags(page).first().waitFor();
  await page.getByText(/Zurückgehalten: \d+/).click();
  await page.locator('.held village-history p').first().waitFor();
  expect(taps()).toBe(1);
  await goHome(page);
  await page.getByRole('link', { name: 'Wer etwas gelesen hat' }).click();
  await page
    .getByText(/Brandt-App las/)
    .first()
    .waitFor();
  expect(taps()).toBe(1);
  await page.getByRole('link', { name: 'Zurückgehalten' }).click();
  expect(taps()).toBe(1);
  await page.locator('village-permissions').getByText('Beleg').first().click();
  await page.getByText('Gezeigter Text').first().waitFor();
  expect(taps()).toBe(1);
});

look(
  'on a second visit the store and its list are one tap away, and nothing is typed',
  async () => {
    const { page, taps } = await handOn('/');
    await page.getByRole('link', { name: 'Im Markt' }).click();
    await page.getByRole('link', { name: /Mutzenhausen/ }).click();
    await tags(page).first().waitFor();
    expect(taps()).toBe(2);

    await page.getByRole('link', { name: /Mein Dorf/ }).click();
    await page.getByRole('link', { name: 'Im Markt' }).waitFor();
    taps();
    await page.getByRole('link', { name: 'Im Markt' }).click();
    await tags(page).first().waitFor();
    expect(await tags(page).count()).toBeLessThanOrEqual(3);
    expect(taps()).toBe(1);
  },
);

look('from any suggestion it is two taps to stop what it rests on', async () => {
  const { page, taps } = await handOn(MARKET);
  await tags(page).first().waitFor();
  for (const tag of await tags(page).filter({ hasText: 'Für dich' }).all()) {
    await tag.getByText('Warum?').click();
    await tag
      .getByRole('button', { name: /Nicht mehr verwenden/ })
      .first()
      .waitFor();
    expect(taps()).toBe(1);
  }
  await page
    .getByRole('button', { name: /Nicht mehr verwenden/ })
    .first()
    .click();
  await slip(page).getByText('Zurückgezogen um').waitFor();
  expect(taps()).toBe(1);
});
