import type { Page } from 'playwright-core';

/** The pictures in `docs/screens`. Each is made by a test of its page: `npm run screens`. */
export const SCREENS = [
  'allow',
  'counter',
  'desk-checked',
  'desk-export',
  'market-dark',
  'market-english',
  'market-guest',
  'market-light',
  'market-narrow',
  'my-village-dark',
  'my-village-english',
  'my-village-light',
  'my-village-narrow',
  'taken-back',
  'why',
] as const;
export type Screen = (typeof SCREENS)[number];

/** How much of a page a picture shows. */
type Part = 'whole' | 'view';

/** Keeps a picture in the documents, when it is asked for. */
export async function keepScreen(page: Page, name: Screen, part: Part): Promise<void> {
  if (!process.env['SCREENS']) return;
  const path = `docs/screens/${name}.png`;
  await page.screenshot({ path, fullPage: part === 'whole', animations: 'disabled' });
}
