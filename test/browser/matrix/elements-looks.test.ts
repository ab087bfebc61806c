import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn, type Look } from '../../support/browser.js';
import { beyond, low, picture, put, unfold } from '../../support/elements.js';
import { lookAtElements, MARLENE } from '../../support/village-page.js';

const NARROW = { viewport: { width: 320, height: 640 } } as const;

const SCHEMES = { 'by day': 'light', 'by night': 'dark' } as const;
const LANGUAGES = { 'in German': 'de-DE', 'in English': 'en-GB', 'in Dutch': 'nl-NL' } as const;
const WIDTHS = { 'on a small phone': NARROW, 'on a wide screen': {} } as const;

/** How people look at it: every scheme in every language on every width, and colours of their own. */
const LOOKS: readonly (readonly [title: string, look: Look])[] = Object.entries(LANGUAGES).flatMap(
  ([language, locale]) => [
    ...Object.entries(WIDTHS).flatMap(([width, size]) =>
      Object.entries(SCHEMES).map(
        ([scheme, colorScheme]) =>
          [`${scheme} ${language} ${width}`, { ...size, colorScheme, locale }] as const,
      ),
    ),
    [`in colours of their own ${language}`, { forcedColors: 'active', locale }] as const,
    [`with more contrast ${language}`, { contrast: 'more', locale }] as const,
  ],
);

const { look, open } = lookAtElements();

/** Every element, one below the other. */
async function village(seen: Look): Promise<Page> {
  const page = await open(MARLENE, seen);
  await put(page, 'village-permission-button', { href: '#' });
  await put(page, 'village-suggestions', { store: 'brandt/mutzenhausen' });
  await put(page, 'village-permissions');
  await page.locator('.tag').first().waitFor();
  await page.locator('#permissions').waitFor();
  await put(page, 'village-history');
  await page.locator('village-history li').first().waitFor();
  return page;
}

for (const [how, seen] of LOOKS) {
  look(`nobody stumbles over an element ${how}`, async () => {
    const page = await village(seen);
    await picture(page, how.replaceAll(' ', '-'));
    expect(await stumblesOn(page)).toEqual([]);
    await unfold(page);
    await page.locator('[role=switch][id^="sign--allergies"]').first().click();
    await page.locator('.asking').waitFor();
    await picture(page, `${how.replaceAll(' ', '-')}-unfolded`);
    expect(await stumblesOn(page)).toEqual([]);
    expect(await beyond(page)).toEqual([]);
    expect(await low(page)).toEqual([]);
  });
}

look('from right to left everything is mirrored and nothing runs out of the page', async () => {
  const page = await village(NARROW);
  await page.evaluate(`document.documentElement.dir = 'rtl'`);
  await unfold(page);
  await picture(page, 'right-to-left');
  expect(await beyond(page)).toEqual([]);
  expect(await stumblesOn(page)).toEqual([]);
});

look('in a language that takes more room nothing runs out of the page', async () => {
  const page = await open(MARLENE, NARROW);
  const names = ['permission-button', 'suggestions', 'permissions', 'history'];
  const asked = names.map((name) => `element=village-${name}`).join('&');
  await page.goto(new URL(`/?longer&${asked}`, page.url()).href);
  await page.locator('.tag').first().waitFor();
  await page.locator('village-permissions .line').first().waitFor();
  await unfold(page);
  await picture(page, 'longer');
  expect(await beyond(page)).toEqual([]);
  expect(await low(page)).toEqual([]);
});

look('at twice the text nothing runs out of the page', async () => {
  const page = await village(NARROW);
  await unfold(page);
  await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
  await picture(page, 'twice-the-text');
  expect(await beyond(page)).toEqual([]);
});

look('every stop of the keyboard is seen', async () => {
  const page = await village({});
  const stops = await page.locator('button, select, summary, a').count();
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(`(() => {
      let focused = document.activeElement;
      while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return getComputedStyle(focused).outlineWidth; })()`);
    expect(ring).toBe('3px');
  }
});
