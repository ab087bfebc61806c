import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { QUESTIONS } from '@village-butcher/sdk/contract';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../support/browser.js';
import { lookAtTheDesk } from '../support/desk-page.js';
import { keepScreen } from '../support/screens.js';
import { MARLENE } from '../support/village-page.js';
import { unzipped } from '../support/unzip.js';

const { look, open, visit, vkey, forgive } = lookAtTheDesk();

const WIDE = { viewport: { width: 1280, height: 900 } };
const NARROW = { viewport: { width: 320, height: 700 } };
const DID_READ = /^Wer hat gelesen/;

const ask = async (page: Page, title: RegExp): Promise<void> => {
  await page.getByRole('button', { name: title }).click();
  await page.locator('.clocks').waitFor();
};
const outcome = (page: Page, what: string) =>
  page.locator('.found li', { hasText: what }).locator('strong');

look('one press answers a question, with both clocks and the place of each row', async () => {
  await visit(MARLENE);
  const page = await open(WIDE);
  await ask(page, DID_READ);
  const clocks = await page.locator('.clocks').innerText();
  expect(clocks).toMatch(/Gefragt nach dem Stand vom\s+11\.06\.2027, 15:10:00 UTC/);
  expect(clocks).toMatch(/Gewusst am\s+\d\d\.\d\d\.\d{4}, \d\d:\d\d:\d\d UTC/);
  const row = page.locator('tbody tr').first();
  expect(await row.locator('th').innerText()).toMatch(/^\d+$/);
  expect(await row.innerText()).toMatch(
    /app:brandt[\s\S]*Rezepte[\s\S]*Ernährung[\s\S]*brandt-village@1\.de/,
  );
  expect(await page.locator('table').innerText()).not.toMatch(/vegetarian|Camembert|Marlene/i);
});

look('the browser checks the log by itself, and says what it did not check', async () => {
  const page = await open(WIDE);
  await ask(page, DID_READ);
  await outcome(page, 'Unterschrift').getByText('nicht geprüft').waitFor();
  await page.getByLabel('Schlüssel des Logbuchs').fill(vkey());
  await page.getByRole('button', { name: 'Merken' }).click();
  await outcome(page, 'Unterschrift').getByText('stimmt', { exact: true }).waitFor();
  await outcome(page, 'Antwort liegt').getByText('stimmt', { exact: true }).waitFor();
  await outcome(page, 'nur gewachsen').getByText('nicht geprüft').waitFor();

  await visit({ ...MARLENE, name: 'Noch jemand' });
  await ask(page, DID_READ);
  await outcome(page, 'nur gewachsen').getByText('stimmt', { exact: true }).waitFor();
  expect(await page.locator('.not').innerText()).toMatch(/verify\.mjs/);
  await keepScreen(page, 'desk-checked', 'whole');
});

look('a key of another log checks nothing, and that is said', async () => {
  const page = await open(WIDE);
  await page.getByLabel('Schlüssel des Logbuchs').fill(`${vkey().slice(0, -4)}AAA=`);
  await page.getByRole('button', { name: 'Merken' }).click();
  await outcome(page, 'Unterschrift').getByText('nicht geprüft').waitFor();
});

look('a question is narrowed in two more presses, and what is refused is named', async () => {
  forgive(/status of 400/);
  const page = await open(WIDE);
  await ask(page, DID_READ);
  await page.getByText('Frage eingrenzen').click();
  await page.getByLabel('Gewusst am (UTC)').fill('2020-01-01T00:00');
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByText('Bitte prüfen: Gewusst am (UTC)').waitFor();
  await page.getByLabel('Gewusst am (UTC)').fill('');
  await page.getByLabel('Angabe').selectOption('pets');
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByText('Keine Zeile.').waitFor();
});

for (const [name, size] of [
  ['wide', WIDE],
  ['narrow', NARROW],
] as const) {
  look(`nobody stumbles over the ${name} desk, and nothing is wider than it`, async () => {
    const page = await open(size);
    await ask(page, DID_READ);
    await page.getByText('Frage eingrenzen').click();
    expect(await stumblesOn(page)).toEqual([]);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(size.viewport.width);
  });
}

look('one consent is asked for by its line, and all of them line by line', async () => {
  const page = await open(WIDE);
  await ask(page, /^Wie ist diese eine/);
  const line = (await page.locator('tbody .id').first().getAttribute('title'))!;
  await page.getByText('Frage eingrenzen').click();
  await page.getByLabel('Zeile (steht auf der Quittung)').fill(line);
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByText('Zeilen: 1').waitFor();
  expect(await page.locator('tbody .id').first().getAttribute('title')).toBe(line);

  await ask(page, /^Wer durfte lesen/);
  await page.getByLabel('Zeile für Zeile').check();
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByRole('columnheader', { name: 'Verzeichnet' }).waitFor();
  expect(await page.locator('thead').innerText()).not.toMatch(/Frühestes Ende/);
});

look('the keyboard is enough, and the three languages are there', async () => {
  const page = await open(WIDE);
  await page.locator('.questions button').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.clocks').waitFor();
  await page.getByLabel('Sprache').selectOption('nl');
  await page.getByRole('button', { name: /^Wie heeft gelezen/ }).waitFor();
  await page.getByLabel('Taal').selectOption('en');
  await page.getByRole('heading', { name: 'What is not checked here' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

look('questions stand under headings, and records are a form of one answer alone', async () => {
  await visit(MARLENE);
  const page = await open(WIDE);
  const groups = page.locator('.questions section');
  const incidents = page.getByRole('region', { name: 'Vorfälle, die es nicht geben darf' });
  expect(await groups.count()).toBe(5);
  expect(await incidents.getByRole('button').count()).toBe(7);
  expect(await groups.getByRole('button').count()).toBe(QUESTIONS.length);
  await ask(page, /^Wie ist diese eine/);
  await page
    .getByRole('group', { name: 'Dateien' })
    .getByLabel('Einwilligungsbelege (ISO/IEC TS 27560)')
    .waitFor();
});

look('a whole answer is exported for a reason, and fetched when it is ready', async () => {
  const page = await open(WIDE);
  await ask(page, DID_READ);
  const forms = page.getByRole('group', { name: 'Dateien' });
  expect(await forms.getByRole('checkbox').count()).toBe(4);
  expect(await forms.getByLabel('CSV mit Semikolon').isChecked()).toBe(true);
  await forms.getByLabel('Arbeitsmappe (XLSX)').uncheck();
  await forms.getByLabel('CSV mit Tabulator').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Wofür der Export gebraucht wird').fill('Jährliche Prüfung');
  await page.getByRole('button', { name: 'Ganze Antwort exportieren' }).click();
  const fetch = page.getByRole('button', { name: 'Archiv herunterladen' });
  await fetch.waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  await keepScreen(page, 'desk-export', 'whole');
  const [download] = await Promise.all([page.waitForEvent('download'), fetch.click()]);
  expect(download.suggestedFilename()).toMatch(/^[0-9a-f-]{36}\.zip$/);
  const files = unzipped(readFileSync((await download.path())!));
  expect(files.get('parts/Q02-0001.semicolon.csv')!.toString()).toMatch(/^\uFEFF"question";"asOf"/);
  const written = Array.from(files.keys()).filter((name) => name.startsWith('parts/Q02'));
  expect(written.toSorted()).toEqual(
    ['jsonl', 'semicolon.csv', 'tab.csv'].map((ending) => `parts/Q02-0001.${ending}`),
  );
});

look(
  'what was agreed to on a wrong text is counted first, held by one press, and let go by two',
  async () => {
    forgive(/status of 403/);
    await visit({ ...MARLENE, name: 'Agreed' });
    const page = await open(WIDE);
    await ask(page, /^Was wurde mit diesem Hinweis/);
    await page.getByRole('cell', { name: 'nicht gezeigt' }).first().waitFor();
    await page.getByText('Frage eingrenzen').click();
    await page.getByLabel('Hinweis', { exact: true }).fill('brandt-village');
    await page.getByLabel('Fassung').fill('1');
    await page.getByLabel('Von (UTC)').fill('2027-06-01T00:00');
    await page.getByLabel('Bis vor (UTC)').fill('2027-06-11T15:10');
    await page.getByRole('button', { name: 'Fragen', exact: true }).click();
    await page.getByLabel('Grund').selectOption('notice-incomplete');
    await page.getByRole('button', { name: 'Diese Erlaubnisse sperren' }).click();
    await page.getByText('gesperrt seit').waitFor();
    expect(await stumblesOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Aufheben' }).click();
    await page.getByText('Eine zweite muss zustimmen').waitFor();
    await page.getByRole('button', { name: 'Aufheben' }).click();
    await page.getByText('Aufheben braucht eine zweite Person.').waitFor();

    await ask(page, /^Was hat ein Empfänger/);
    const draft = page.getByRole('button', { name: /^Entwurf für die Meldung/ });
    const [download] = await Promise.all([page.waitForEvent('download'), draft.click()]);
    const text = readFileSync((await download.path())!, 'utf8');
    expect(text).toMatch(/Betroffene Kundinnen und Kunden: [1-9]/);
    expect(text).not.toMatch(/Marlene|Agreed|vegetarian/);
  },
);

look('printed, it is the answer with its clocks and its checks', async () => {
  const page = await open(WIDE);
  await ask(page, DID_READ);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.questions').isVisible()).toBe(false);
  expect(await page.locator('.clocks').isVisible()).toBe(true);
  expect(await page.locator('.found').isVisible()).toBe(true);
});
