import { expect } from '@jest/globals';
import type { Look } from '../../support/browser.js';
import { keepScreen, type Screen } from '../../support/screens.js';
import { goHome, goToMarket, lookAtThePage, MARLENE } from '../../support/village-page.js';

const NARROW = { viewport: { width: 320, height: 640 } } as const;

/** How people look at it, and the pictures that the documents keep of it: at home, and in the market. */
const LOOKS: readonly (readonly [title: string, look: Look, home: Screen, market: Screen])[] = [
  ['by night', { colorScheme: 'dark' }, 'my-village-dark', 'market-dark'],
  ['on a small phone', NARROW, 'my-village-narrow', 'market-narrow'],
  ['in English', { locale: 'en-GB' }, 'my-village-english', 'market-english'],
];

const { look, open } = lookAtThePage();

for (const [how, seen, home, market] of LOOKS) {
  look(`home and the market are there ${how}`, async () => {
    const page = await open(MARLENE, seen);
    await keepScreen(page, home, 'whole');
    await goToMarket(page);
    await page.locator('.tag').first().waitFor();
    await keepScreen(page, market, 'whole');
  });
}

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
