import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CHROMIUM, startBrowser, type Watched } from '../../support/browser.js';
import { MILL } from '../../support/market.js';
import { APP_ORIGIN } from '../../support/behind.js';
import { EXAMPLE_STORE, type Files, serveApp } from '../../support/react-page.js';
import { type Elsewhere, installedElsewhere } from '../../support/sdk-installed.js';
import { startVillage, type TestVillage, wish } from '../../support/village.js';

/** An installation, builds and a browser, on a machine that may be busy. */
jest.setTimeout(60_000);

let village: TestVillage;
let elsewhere: Elsewhere;
let backend: Server;
beforeAll(async () => {
  village = await startVillage();
  elsewhere = installedElsewhere('react', 'react-dom');
  const token = JSON.stringify({ token: village.tokenFor('ada'), expiresAt: null });
  backend = createServer((_, answer) => answer.end(token));
  await new Promise<void>((listens) => backend.listen(0, '127.0.0.1', listens));
  await wish(village.customer('ada'), 'recipes');
});
afterAll(async () => {
  backend?.close();
  elsewhere?.remove();
  await village?.stop();
});

type Page = Watched['page'];

const shown = async (screen: 'own' | 'shared') =>
  (await village.customer('ada').suggestions.list({ store: MILL, purposes: ['recipes'], screen }))
    .items;

test('the kiosk, copied elsewhere, prints what everybody may see', async () => {
  const place = elsewhere.copy('kiosk');
  const { port } = backend.address() as AddressInfo;
  const said = await elsewhere.said(join(place, 'main.mjs'), [
    MILL,
    village.baseUrl,
    `http://127.0.0.1:${port}/village-token`,
  ]);
  const items = await shown('shared');
  expect(items).not.toEqual([]);
  expect(said.split('\n').slice(0, items.length)).toEqual(
    items.map(({ title, reasons }) => `${title}: ${reasons[0]?.text}`),
  );
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** What Vite makes of an example that was copied, without anything of ours but the tarball. */
function built(example: string): Files {
  const place = elsewhere.copy(example);
  execFileSync(process.execPath, [resolve('node_modules/vite/bin/vite.js'), 'build'], {
    cwd: place,
    stdio: 'pipe',
  });
  const dist = join(place, 'dist');
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(dist.length).replace(/^\/index\.html$/, '/'),
      {
        contentType: TYPES[extname(file)] ?? 'application/octet-stream',
        body: readFileSync(file, 'utf8').replaceAll(EXAMPLE_STORE, MILL),
      },
    ]),
  );
}

/** Opens an example in a browser. */
async function opened(example: string, look: (page: Page) => Promise<void>): Promise<void> {
  const browser = await startBrowser(CHROMIUM!);
  try {
    const context = await browser.newContext({ locale: 'de-DE' });
    context.setDefaultTimeout(10_000);
    await serveApp(context, built(example), village, 'ada');
    const page = await context.newPage();
    await page.goto(APP_ORIGIN);
    await look(page);
  } finally {
    await browser.close();
  }
}

/** Waits until these are there, also in the shadow of an element. */
async function shows(page: Page, titles: readonly string[]): Promise<void> {
  expect(titles).not.toEqual([]);
  for (const title of titles) await page.getByText(title).first().waitFor();
}

const titlesOf = (items: Awaited<ReturnType<typeof shown>>) => items.map(({ title }) => title);

const looked = CHROMIUM
  ? 'the example %s'
  : 'NOT LOOKED AT, for there is no Chromium: the example %s';

test.each(['page', 'react'])(
  `${looked}, copied elsewhere and built, shows what comes`,
  async (name) => {
    if (!CHROMIUM) return;
    const titles = titlesOf(await shown('own'));
    await opened(name, (page) => shows(page, titles));
  },
);

test.each(['screen'])(
  `${looked}, copied elsewhere and built, shows what is personal after a tap, and clears it`,
  async (name) => {
    if (!CHROMIUM) return;
    const titles = titlesOf(await shown('shared'));
    await opened(name, async (page) => {
      await shows(page, titles);
      await page.getByText('Anmelden').click();
      await page.getByText('Meine Angaben zeigen').click();
      await page.locator('village-permissions #permissions').waitFor();
      await page.getByRole('button', { name: 'Fertig' }).click();
      await page.getByText('Geleert.').waitFor();
      expect(await page.locator('village-permissions #permissions').count()).toBe(0);
    });
  },
);
