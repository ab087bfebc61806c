import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { put } from '../../support/elements.js';
import { lookAtElements, MARLENE } from '../../support/village-page.js';

const { look, open } = lookAtElements();

/** Every element, one below the other. */
async function village(): Promise<Page> {
  const page = await open(MARLENE);
  await put(page, 'village-permission-button', { href: '#' });
  await put(page, 'village-suggestions', { store: 'brandt/mutzenhausen' });
  await put(page, 'village-permissions');
  await page.locator('.tag').first().waitFor();
  await page.locator('#permissions').waitFor();
  await put(page, 'village-history');
  await page.locator('village-history li').first().waitFor();
  return page;
}

look('every stop of the keyboard is seen', async () => {
  const page = await village();
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
