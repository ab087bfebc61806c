import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn, type Look } from '../../support/browser.js';
import { beyond, low, unfold } from '../../support/elements.js';
import {
  goHome,
  goToMarket,
  keepScreen,
  lookAtThePage,
  MARLENE,
} from '../../support/village-page.js';

const NARROW = { viewport: { width: 320, height: 640 } } as const;
/** Where a page of this length would have had everything focused twice. */
const MANY_STEPS = 120;

/** How people look at it, and the name of the picture that the documents keep of it. */
const LOOKS: readonly (readonly [title: string, look: Look, picture: string | null])[] = [
  ['by day', { colorScheme: 'light' }, null],
  ['by night', { colorScheme: 'dark' }, 'dark'],
  ['on a small phone', { ...NARROW, colorScheme: 'light' }, 'narrow'],
  ['on a small phone by night', { ...NARROW, colorScheme: 'dark' }, null],
  ['in English', { locale: 'en-GB' }, 'english'],
  ['in Dutch', { locale: 'nl-NL' }, null],
  ['in colours of their own', { forcedColors: 'active' }, null],
];

/** Opens everything that can be opened at home, and a notice. */
async function unfoldHome(page: Page): Promise<void> {
  await unfold(page);
  await page
    .getByRole('switch', { name: /Allerg/, checked: false })
    .first()
    .click();
  await page.locator('.asking').waitFor();
}

/** Goes on by the keyboard until this is focused. */
async function tabTo(page: Page, isIt: (focused: string) => boolean): Promise<void> {
  for (let step = 0; step < MANY_STEPS; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.locator(':focus').last().ariaSnapshot();
    if (isIt(focused)) return;
  }
  throw new Error('The keyboard does not get there.');
}

const { look, open } = lookAtThePage();

for (const [how, seen, picture] of LOOKS) {
  look(`nobody stumbles ${how}`, async () => {
    const page = await open(MARLENE, seen);
    if (picture) await keepScreen(page, `my-village-${picture}`, 'whole');
    expect(await stumblesOn(page)).toEqual([]);
    await unfoldHome(page);
    expect(await stumblesOn(page)).toEqual([]);

    await goToMarket(page);
    await page.locator('.tag').first().waitFor();
    if (picture) await keepScreen(page, `market-${picture}`, 'whole');
    await unfold(page);
    expect(await stumblesOn(page)).toEqual([]);
  });
}

look('at 320 pixels and twice the text nothing runs out of a page', async () => {
  const page = await open(MARLENE, NARROW);
  for (const go of [goHome, goToMarket]) {
    await go(page);
    await unfold(page);
    expect(await beyond(page)).toEqual([]);
    await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
    expect(await beyond(page)).toEqual([]);
  }
});

look('whatever is pressed is at least 44 pixels high', async () => {
  const page = await open(MARLENE, NARROW);
  await unfoldHome(page);
  expect(await low(page)).toEqual([]);
  await goToMarket(page);
  await unfold(page);
  expect(await low(page)).toEqual([]);
});

look('the keyboard alone gives a permission, reads why, and takes it back', async () => {
  const page = await open(MARLENE);
  await tabTo(page, (focused) => focused.includes('Allergien an meine Brandt-App für Rezepte'));
  await page.keyboard.press('Space');
  await tabTo(page, (focused) => /button "Erlauben"/.test(focused));
  await page.keyboard.press('Enter');
  await page.getByText('Erlaubt um 17:10.').waitFor();
  await page.locator('[aria-checked=true]:focus').waitFor();

  await page.locator('h1').click();
  await tabTo(page, (focused) => focused.includes('Im Markt'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'In welchem Markt bist du?' }).waitFor();
  await tabTo(page, (focused) => focused.includes('Mutzenhausen'));
  await page.keyboard.press('Enter');
  await page.locator('.tag').first().waitFor();
  await tabTo(page, (focused) => focused.includes('Warum?'));
  await page.keyboard.press('Enter');
  await tabTo(page, (focused) => /Nicht mehr verwenden Allergien/.test(focused));
  await page.keyboard.press('Enter');
  await page.getByText('Wir prüfen Allergien dafür ab jetzt nicht mehr.').waitFor();
  expect(await page.locator('village-suggestions').locator(':focus').count()).toBe(1);
});

/** How the ring is drawn around what has the focus, however deep it stands. */
const RING = `(() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return getComputedStyle(one).outlineWidth;
})()`;

look('every stop of the keyboard is seen', async () => {
  const page = await open(MARLENE);
  for (const go of [goHome, goToMarket]) {
    await go(page);
    const stops = await page
      .locator('button, select, summary, a')
      .filter({ visible: true })
      .count();
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(RING)).toBe('3px');
    }
  }
});

look('one choice changes the language of a page and of every reason', async () => {
  const page = await open(MARLENE);
  await goToMarket(page);
  const reasons = () => page.locator('[part=reason]').allTextContents();
  await page.locator('.tag').first().waitFor();
  const german = await reasons();
  await page.getByLabel('Sprache').selectOption('English');
  await page.getByRole('heading', { name: 'Suggestions' }).waitFor();
  await page.locator('.tag').first().waitFor();
  const english = await reasons();
  expect(english).toHaveLength(german.length);
  expect(english.filter((reason) => german.includes(reason))).toEqual([]);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  await goHome(page);
  await page.getByRole('heading', { level: 1, name: 'My village' }).waitFor();
  await page.getByText('You share 2 facts with 1 recipient.').waitFor();
  await page.getByLabel('Language').selectOption('Deutsch');
  await page.getByText('Du teilst 2 Angaben mit 1 Empfänger.').waitFor();
});
