import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import type { Browser } from 'playwright-core';
import { CHROMIUM, startBrowser } from '../support/browser.js';

/** A build and a browser, on a machine that may be busy. */
jest.setTimeout(60_000);
/** An address with https, that nobody has: all that is on it is the code. */
const ORIGIN = 'https://app.example';

/** What a page does that tests an app without a service. */
const PAGE = `
  import { createVillage } from './sdk/src/index.ts';
  import { createFakeVillage, personas } from './sdk/src/testing/index.ts';
  import { verifyReceipt } from './sdk/src/verify/index.ts';

  window.live = async () => {
    const fake = createFakeVillage({ persona: personas.family });
    const { fetch, token } = fake;
    const village = createVillage({ baseUrl: 'https://village.example', fetch, token, device: 'personal' });
    const { items } = await village.suggestions.list({ store: 'brandt/mutzenhausen', purposes: ['recipes'] });
    const act = { permissions: 'all', surface: 'permission-centre', control: 'withdraw-all' };
    const receipt = await village.withdraw(act);
    const { state } = await verifyReceipt(receipt, await fake.house.trust());
    const told = await token({ force: false, signal: new AbortController().signal });
    const headers = { authorization: 'Bearer ' + told.token };
    const stream = await fetch('https://village.example/v1/me/changes', { headers });
    fake.house.endStreams('not-ready');
    village.close();
    return { shown: items.length, state, heard: (await stream.text()).match(/^event: .*/gm) };
  };`;

let browser: Browser;
const look: (title: string, test: () => Promise<void>) => void = CHROMIUM
  ? test
  : (title) =>
      test(`NOT LOOKED AT, for there is no Chromium: ${title}`, () =>
        console.warn('Nobody looked at the page. Install chromium, and run the tests again.'));
beforeAll(async () => {
  if (CHROMIUM) browser = await startBrowser(CHROMIUM);
});
afterAll(() => browser?.close());

look('the fake lives in a page as it does in Node', async () => {
  const { outputFiles } = buildSync({
    stdin: { contents: PAGE, resolveDir: '.', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['source'],
  });
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>App</title>' });
  });
  await page.goto(ORIGIN);
  await page.addScriptTag({ content: outputFiles[0]!.text, type: 'module' });
  const lived: unknown = await page.evaluate('live()');
  expect(lived).toEqual({
    shown: 3,
    state: 'promised',
    heard: ['event: permissions', 'event: error'],
  });
  expect(asked).toEqual([`${ORIGIN}/`]);
});
