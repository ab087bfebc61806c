import { gzipSync } from 'node:zlib';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { goToMarket, lookAtThePage, MARLENE } from '../../support/village-page.js';

/** What a page may weigh in scripts, as they travel. */
const MOST_BYTES = 64 * 1024;
/** As little as nobody sees. */
const STILL = 0.001;

const { look, addressFor, blank } = lookAtThePage();

/** How much moved that was there already, as browsers reckon it. */
const moved = (page: Page): Promise<number> =>
  page.evaluate(`new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) sum += value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 300);
  })`);

async function zipped(scripts: readonly Promise<Buffer>[]): Promise<number> {
  const bodies = await Promise.all(scripts);
  return bodies.map((body) => gzipSync(body).length).reduce((sum, size) => sum + size, 0);
}

/** The sizes that it is looked at in. */
const SIZES = [
  { width: 320, height: 640 },
  { width: 1120, height: 1060 },
];

for (const viewport of SIZES) {
  look(
    `at ${viewport.width} pixels a page is light, and nothing moves while it comes`,
    async () => {
      const { page } = await blank({ viewport });
      const scripts: Promise<Buffer>[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('.js')) scripts.push(response.body());
      });
      await page.goto(await addressFor(MARLENE));
      await page.locator('village-history li').first().waitFor();
      expect(await moved(page)).toBeLessThan(STILL);
      expect(await zipped(scripts)).toBeLessThanOrEqual(MOST_BYTES);

      scripts.splice(0);
      await goToMarket(page);
      await page.locator('.tag').first().waitFor();
      expect(await moved(page)).toBeLessThan(STILL);
      const weight = await zipped(scripts);
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(MOST_BYTES);
    },
  );
}
