import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn, type Look } from '../support/browser.js';
import { keepScreen, MARLENE, lookAtThePage } from '../support/village-page.js';

const NARROW = { viewport: { width: 320, height: 640 } } as const;
/** Where a page of this length would have had everything focused twice. */
const MANY_STEPS = 120;

/** How people look at it, and the name of the picture that the documents keep of it. */
const LOOKS: readonly (readonly [title: string, look: Look, picture: string | null])[] = [
  ['by day', { colorScheme: 'light' }, null],
  ['by night', { colorScheme: 'dark' }, 'my-village-dark'],
  ['on a small phone', { ...NARROW, colorScheme: 'light' }, 'my-village-narrow'],
  ['on a small phone by night', { ...NARROW, colorScheme: 'dark' }, null],
  ['in English', { locale: 'en-GB' }, 'my-village-english'],
  ['in Dutch', { locale: 'nl-NL' }, null],
  ['in colours of their own', { forcedColors: 'active' }, null],
];

/** What one would have to scroll sideways for. */
const BEYOND = `Array.from(document.querySelectorAll('main *, header *'))
  .filter((one) => !one.closest('.unseen') && one.getBoundingClientRect().right > innerWidth)
  .map((one) => one.outerHTML.slice(0, 100))`;

/** What a finger would miss. */
const LOW = `Array.from(document.querySelectorAll('button, select, summary'))
  .filter((one) => one.getBoundingClientRect().height < 44)
  .map((one) => one.outerHTML.slice(0, 100))`;

/** Opens everything that can be opened. */
async function unfold(page: Page): Promise<void> {
  for (const details of await page.locator('details').all()) {
    const isOpen = (await details.getAttribute('open')) !== null;
    if (!isOpen) await details.locator('> summary').click();
  }
  await page.locator('[role=switch][id^="sign--allergies"]').first().click();
  await page.locator('.asking').waitFor();
}

/** Goes on by the keyboard until this is focused. */
async function tabTo(page: Page, isIt: (focused: string) => boolean): Promise<void> {
  for (let step = 0; step < MANY_STEPS; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.locator(':focus').ariaSnapshot();
    if (isIt(focused)) return;
  }
  throw new Error('The keyboard does not get there.');
}

const { look, open } = lookAtThePage();

for (const [how, seen, picture] of LOOKS) {
  look(`nobody stumbles ${how}`, async () => {
    const page = await open(MARLENE, seen);
    if (picture) await keepScreen(page, picture, 'whole');
    expect(await stumblesOn(page)).toEqual([]);
    await unfold(page);
    expect(await stumblesOn(page)).toEqual([]);
  });
}

look('at 320 pixels and twice the text nothing runs out of the page', async () => {
  const page = await open(MARLENE, NARROW);
  await unfold(page);
  expect(await page.evaluate(BEYOND)).toEqual([]);
  await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
  expect(await page.evaluate(BEYOND)).toEqual([]);
});

look('whatever is pressed is at least 44 pixels high', async () => {
  const page = await open(MARLENE, NARROW);
  await unfold(page);
  const low = await page.evaluate(LOW);
  expect(low).toEqual([]);
});

look('the keyboard alone gives a permission, reads why, and takes it back', async () => {
  const page = await open(MARLENE);
  await tabTo(page, (focused) => focused.includes('Allergien an meine Brandt-App für Rezepte'));
  await page.keyboard.press('Space');
  await tabTo(page, (focused) => /button "Erlauben"/.test(focused));
  await page.keyboard.press('Enter');
  await page.getByText('Erlaubt um 17:10.').waitFor();
  await page.locator('[aria-checked=true]:focus').waitFor();

  await page.reload();
  await page.locator('.tag').first().waitFor();
  await tabTo(page, (focused) => focused.includes('Warum?'));
  await page.keyboard.press('Enter');
  await tabTo(page, (focused) => /Nicht mehr verwenden Allergien/.test(focused));
  await page.keyboard.press('Enter');
  await page.getByText('Wir prüfen Allergien dafür ab jetzt nicht mehr.').waitFor();
  await page.locator('#suggestions:focus').waitFor();
});

look('every stop of the keyboard is seen', async () => {
  const page = await open(MARLENE);
  const stops = await page.locator('button, select, summary').count();
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth');
    expect(ring).toBe('3px');
  }
});

look('one choice changes the language of the page and of every reason', async () => {
  const page = await open(MARLENE);
  const german = await page.locator('.reason').allTextContents();
  await page.getByLabel('Sprache').selectOption('English');
  await page.getByRole('heading', { level: 1, name: 'My village' }).waitFor();
  const english = await page.locator('.reason').allTextContents();
  expect(english).toHaveLength(german.length);
  expect(english.filter((reason) => german.includes(reason))).toEqual([]);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByText('You share 2 facts with 1 recipient.').waitFor();
});
