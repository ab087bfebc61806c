import { expect, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { lookAtApp } from '../../support/app-page.js';

/** A build and a browser, on a machine that may be busy. */
jest.setTimeout(60_000);

/** A family's app while it is developed. */
const APP = `
  import { createVillage } from './sdk/src/index.ts';
  import { checkColours } from './sdk/src/elements/colours.ts';
  import './sdk/src/elements/define.ts';
  import { createFakeVillage, personas } from './sdk/src/testing/index.ts';

  const { fetch, token } = createFakeVillage({ persona: personas.family });
  const provider = document.createElement('village-provider');
  provider.village = createVillage({ baseUrl: 'https://village.example', fetch, token, device: 'personal' });
  for (const name of ['permission-button', 'permissions', 'suggestions', 'history']) {
    const element = document.createElement('village-' + name);
    element.setAttribute('store', 'brandt/mutzenhausen');
    provider.append(element);
  }
  document.body.append(provider);
  const wear = (style) => {
    provider.style.cssText = style;
    globalThis.stop = checkColours();
  };
  Object.assign(globalThis, { wear });`;

const { look, open } = lookAtApp(APP);

/** What a developer is told of a theme, once it was looked at. */
async function warnedOf(
  style: string,
  context?: BrowserContextOptions,
): Promise<readonly string[]> {
  const page = await open(context);
  const told: string[] = [];
  page.on('console', (said) => said.type() === 'warning' && told.push(said.text()));
  await page.locator('village-suggestions .tag').first().waitFor();
  await page.locator('village-history li').first().waitFor();
  await page.evaluate(`wear(${JSON.stringify(style)})`);
  await twoFrames(page);
  await page.evaluate(`document.querySelector('village-provider').tell({ text: 'Getan.' })`);
  await twoFrames(page);
  await page.context().close();
  return told;
}

const twoFrames = (page: Page) =>
  page.evaluate(`new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))`);

look('by day and by night nobody is warned of the elements as they come', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    expect(await warnedOf('', { colorScheme })).toEqual([]);
});

look(
  'text that is too pale is told once for each element, and nothing of what it says',
  async () => {
    const told = await warnedOf('--village-ink-soft: #b5ab9d');
    expect(told.map((one) => /^<([\w-]+)>/.exec(one)?.[1]).toSorted()).toEqual([
      'village-history',
      'village-permission-button',
      'village-permissions',
      'village-suggestions',
    ]);
    expect(told[0]).toContain('is hard to read: text of ');
    expect(told.join()).toContain('below 4.5 : 1');
    expect(told.join()).not.toMatch(/Ernährung|Rezept|border|focus/);
  },
);

look('so are the edge of a control and the ring around what has the focus', async () => {
  const edge = await warnedOf('--village-rule: #ddd3c3');
  expect(edge.join()).toContain('border of button');
  expect(edge.join()).not.toMatch(/text of|focus of/);
  const ring = await warnedOf('--village-focus: #fdf6d8');
  expect(ring.join()).toContain('focus of ');
  expect(ring.join()).not.toMatch(/text of|border of/);
});
