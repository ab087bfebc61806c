import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Look } from '../../support/browser.js';
import { beyond, low, picture, put, unfold } from '../../support/elements.js';
import { lookAtElements, MARLENE } from '../../support/village-page.js';

const NARROW = { viewport: { width: 320, height: 640 } } as const;

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
