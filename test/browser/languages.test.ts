import { expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lookAtApp } from '../support/app-page.js';

/** A build and a browser, on a machine that may be busy. */
jest.setTimeout(60_000);

/** An app that brings its elements, and their languages later, if at all. */
const APP = `
  import { createVillage } from './sdk/src/index.ts';
  import { defineElements, speak } from './sdk/src/elements/index.ts';
  import { de } from './sdk/src/elements/de.ts';
  import { en } from './sdk/src/elements/en.ts';
  import { nl } from './sdk/src/elements/nl.ts';
  import { createFakeVillage } from './sdk/src/testing/index.ts';

  const { fetch, token } = createFakeVillage();
  const asked = [];
  const village = createVillage({
    baseUrl: 'https://village.example',
    fetch: (...request) => (asked.push(request), fetch(...request)),
    token,
    device: 'personal',
  });
  const told = [];
  addEventListener('village-error', ({ detail }) => told.push(detail.name + ': ' + detail.message));
  const button = document.createElement('village-permission-button');
  button.href = '#';
  button.village = village;
  button.append(document.createElement('p'));
  button.firstChild.append('Ohne Sprache');
  document.body.append(button);
  defineElements();
  Object.assign(globalThis, {
    asked, told,
    learn: (...names) => speak(Object.fromEntries(names.map((name) => [name, { de, en, nl }[name]]))),
  });`;

const { look, open } = lookAtApp(APP);

const links = (page: Page) => page.getByRole('link');
const languageOf = (page: Page) =>
  page.evaluate(
    `document.querySelector('village-permission-button').shadowRoot.querySelector('a').closest('[lang]').lang`,
  );

look(
  'without a language an element says nothing, asks nothing, and tells what is missing',
  async () => {
    const page = await open();
    await page.getByText('Ohne Sprache').waitFor();
    await page.waitForFunction('told.length > 0');
    expect(await links(page).count()).toBe(0);
    expect(await page.evaluate('asked')).toEqual([]);
    expect(await page.evaluate('told')).toEqual([
      'ConfigurationError: `@village-butcher/sdk/elements/de` must be given to `speak`.',
    ]);
  },
);

look(
  'in a language that is missing English is spoken, or the one that is there, and says so',
  async () => {
    const page = await open();
    await page.waitForFunction(`typeof learn === 'function'`);
    await page.evaluate(`learn('nl')`);
    await links(page).getByText('Mijn dorp').waitFor();
    expect(await page.getByText('Ohne Sprache').isVisible()).toBe(false);
    expect(await languageOf(page)).toBe('nl');
    await page.evaluate(`learn('en')`);
    await links(page).getByText('My village').waitFor();
    expect(await languageOf(page)).toBe('en');
    await page.evaluate(`learn('de')`);
    await links(page).getByText('Mein Dorf').waitFor();
    expect(await languageOf(page)).toBe('de');
  },
);
