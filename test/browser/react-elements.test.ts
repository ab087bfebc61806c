import { describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lookAtApp } from '../support/app-page.js';

/** A build and a browser, on a machine that may be busy. */
jest.setTimeout(60_000);

/** An app of React that shows permissions, first to be read and then to be turned. */
const APP = `
  import { createElement as h, StrictMode, useState, version } from 'react';
  import { createRoot } from 'react-dom/client';
  import { createVillage } from './sdk/src/index.ts';
  import './sdk/src/elements/define.ts';
  import { VillagePermissions, VillageProvider, VillageSurroundings } from './sdk/src/react/index.ts';
  import { createFakeVillage, personas } from './sdk/src/testing/index.ts';

  const { fetch, token } = createFakeVillage({ persona: personas.family });
  const village = createVillage({ baseUrl: 'https://village.example', fetch, token, device: 'personal' });
  const heard = [];
  function App() {
    const [turns, turn] = useState(0);
    Object.assign(globalThis, { turn: () => turn(turns + 1) });
    return h(VillageSurroundings, { locale: 'en' }, h(VillagePermissions, {
      ref: (element) => Object.assign(globalThis, { element }),
      className: 'mine',
      id: 'permissions',
      readonly: turns === 0,
      ...(turns < 2 && { fields: 'memory' }),
      onVillageWithdraw: ({ detail }) => heard.push([turns, detail.permissions.length]),
      onVillageBeforeGrant: (event) => event.preventDefault(),
    }, 'Nothing yet.'));
  }
  const root = document.createElement('div');
  document.body.append(root);
  createRoot(root).render(h(StrictMode, {}, h(VillageProvider, { village }, h(App))));
  Object.assign(globalThis, { heard, version });`;

const signs = (page: Page) => page.getByRole('switch');

for (const [major, alias] of [
  ['18', { react: 'react-18', 'react-dom': 'react-dom-18' }],
  ['19', {}],
] as const)
  describe(`React ${major}`, () => {
    const { look, open } = lookAtApp(APP, alias);

    look(
      'an element has its properties as they are now, and its events are heard once',
      async () => {
        const page = await open();
        const faults: string[] = [];
        page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
        await page.getByRole('heading', { name: 'Notes' }).waitFor();
        expect(await page.evaluate(`version.split('.')[0]`)).toBe(major);
        expect(await page.evaluate('element.localName + "." + element.className')).toBe(
          'village-permissions.mine',
        );
        expect(await signs(page).count()).toBe(0);

        await page.evaluate('turn()');
        await signs(page).first().waitFor();
        expect(await page.getByRole('heading', { name: 'Allergies' }).count()).toBe(0);
        const given = page.getByRole('switch', { checked: true }).first();
        await given.click();
        await page.getByText('Taken back at').waitFor();
        expect(await page.evaluate('heard')).toEqual([[1, 1]]);

        await page.evaluate('turn()');
        await page.getByRole('heading', { name: 'Allergies' }).waitFor();
        expect(faults).toEqual([]);
      },
    );
  });
