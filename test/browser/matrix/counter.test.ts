import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn, type Look } from '../../support/browser.js';
import type { Newcomer } from '../../support/page-at.js';
import { keepScreen, type Screen } from '../../support/screens.js';
import { goHome, goToMarket, lookAtThePage, MARLENE } from '../../support/village-page.js';

const COUNTER = 'counter:brandt/mutzenhausen/meat';
const STAFF = { name: 'Fleischtheke Mutzenhausen', counter: COUNTER } as const;
const NOTES = ['Rind nur aus der Hüfte', 'ein paar Knochen für den Hund'];
/** Shares two notes with the counter, and her diet with the app alone. */
const KAETHE: Newcomer = {
  ...MARLENE,
  name: 'Käthe Behrens',
  profile: { ...MARLENE.profile, memory: { notes: NOTES.map((text) => ({ text })) } },
  grants: [...MARLENE.grants, { field: 'memory', recipient: COUNTER, purpose: 'shopping-tips' }],
};
const NARROW = { viewport: { width: 320, height: 640 } } as const;
const LOOKS: readonly (readonly [title: string, look: Look, picture: Screen | null])[] = [
  ['by day', { colorScheme: 'light', viewport: { width: 1024, height: 768 } }, 'counter'],
  ['by night', { colorScheme: 'dark', viewport: { width: 1024, height: 768 } }, null],
  ['on a small screen', { ...NARROW, colorScheme: 'light' }, null],
  ['in English', { locale: 'en-GB' }, null],
  ['in Dutch', { locale: 'nl-NL' }, null],
  ['in colours of its own', { forcedColors: 'active' }, null],
];
const BEYOND = `Array.from(document.querySelectorAll('main *, header *'))
  .filter((one) => one.getBoundingClientRect().right > innerWidth)
  .map((one) => one.outerHTML.slice(0, 100))`;
const LOW = `Array.from(document.querySelectorAll('button, select, input'))
  .filter((one) => one.getBoundingClientRect().height < 56)
  .map((one) => one.outerHTML.slice(0, 100))`;

const { look, open, addressFor, blank } = lookAtThePage();

/** The code that a customer shows on the phone. */
async function codeOf(newcomer: Newcomer): Promise<string> {
  return codeOn(await open(newcomer));
}

async function codeOn(phone: Page): Promise<string> {
  await goToMarket(phone);
  await phone.getByRole('button', { name: 'Ich bin an der Theke' }).click();
  await phone.getByText('Zeig diesen Code bis 21:10.').waitFor();
  return (await phone.locator('.visit-code').textContent()) ?? '';
}

/** The screen behind the counter, and what must not be complained of at its end. */
async function behind(seen?: Look): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const { page, faults } = await blank(seen);
  await page.goto(await addressFor(STAFF));
  await page.locator('#code').waitFor();
  return { page, faults };
}

/** Types a code as a scanner does: wherever the focus is, and Enter. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}
const said = (page: Page) => page.locator('.said li');
const slip = (page: Page) => page.getByRole('status');

look('one scan shows what this counter was granted, and nothing else', async () => {
  const phone = await open(KAETHE);
  const code = await codeOn(phone);
  const { page } = await behind();
  await page.getByRole('heading', { level: 1, name: STAFF.name }).waitFor();
  await scan(page, code);
  await said(page).first().waitFor();
  expect(await said(page).allTextContents()).toEqual(NOTES);
  await page.getByText('Gelesen: 17:10, steht beim Kunden im Verlauf.').waitFor();
  expect(await page.locator('h2').allTextContents()).toEqual(['Merkzettel']);
  expect(await page.locator('#page').innerText()).not.toMatch(/Käthe|vegetarisch|Nüsse/);
  expect(await page.locator('img, video, canvas').count()).toBe(0);
  expect(await page.locator('#code').inputValue()).toBe('');
  expect(page.url()).toMatch(/\/theke$/);

  await goHome(phone);
  await phone.getByRole('link', { name: 'Wer etwas gelesen hat' }).click();
  await phone.getByText(/Die Fleischtheke Mutzenhausen las Merkzettel für Einkaufstipps/).waitFor();
});

look('a code of nobody and a customer who granted nothing are one and the same', async () => {
  const code = await codeOf(MARLENE);
  const { page, faults } = await behind();
  for (const one of ['0000000000', code]) {
    await scan(page, one);
    await slip(page).getByText('Zu diesem Code gibt es hier nichts.').waitFor();
    expect(await page.locator('main').innerText()).toBe('');
  }
  expect(faults.splice(0)).toEqual([1, 2].map(() => expect.stringMatching(/^console: .* 404/)));
  await scan(page, 'hello');
  await slip(page).getByText('Ein Code hat zehn Buchstaben und Ziffern.').waitFor();
});

look(
  'after a minute without a touch nothing is left, and it is said 20 seconds before',
  async () => {
    const code = await codeOf(KAETHE);
    const { page } = await behind();
    await page.clock.install({ time: new Date('2027-06-11T15:10:00.000Z') });
    await scan(page, code);
    await said(page).first().waitFor();
    await page.clock.runFor(39_000);
    await slip(page).getByText('Gelesen: 17:10,').waitFor();
    await page.clock.runFor(1_500);
    await slip(page).getByText('In 20 Sekunden leert sich die Anzeige.').waitFor();

    await page.mouse.click(5, 5);
    await slip(page).getByText('Gelesen: 17:10,').waitFor();
    await page.clock.runFor(59_000);
    expect(await said(page).count()).toBe(2);
    await page.clock.runFor(1_500);
    await slip(page).getByText('Geleert.').waitFor();
    expect(await said(page).count()).toBe(0);
    expect(await page.content()).not.toContain('Hüfte');
  },
);

look('signing out, leaving the page and the way back to it leave nobody on it', async () => {
  const code = await codeOf(KAETHE);
  const { page } = await behind();
  for (const go of ['pagehide', 'pageshow']) {
    await scan(page, code);
    await said(page).first().waitFor();
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('${go}', { persisted: true }))`);
    expect(await said(page).count()).toBe(0);
  }
  await scan(page, code);
  await said(page).first().waitFor();
  const kept = await page.evaluate(
    'JSON.stringify([localStorage, sessionStorage, document.cookie])',
  );
  expect(kept).not.toContain('Hüfte');
  expect(kept).not.toContain(code.replace(' ', ''));
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.getByRole('heading', { name: 'Hier geht es an die Theke' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Hier geht es an die Theke' }).waitFor();
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
});

for (const [how, seen, picture] of LOOKS) {
  look(`nobody stumbles at the counter ${how}`, async () => {
    const code = await codeOf(KAETHE);
    const { page } = await behind(seen);
    expect(await stumblesOn(page)).toEqual([]);
    await scan(page, code);
    await said(page).first().waitFor();
    if (picture) await keepScreen(page, picture, 'view');
    expect(await stumblesOn(page)).toEqual([]);
    expect(await page.evaluate(BEYOND)).toEqual([]);
    expect(await page.evaluate(LOW)).toEqual([]);
  });
}
