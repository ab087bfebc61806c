import { afterAll, beforeAll, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CHROMIUM, startBrowser } from './browser.js';

/** An app of a few lines in a browser, without any service. */
export interface AppPages {
  /** A test that looks at it. */
  look(title: string, work: () => Promise<void>): void;
  /** Opens it anew, on a page in German. */
  open(context?: BrowserContextOptions): Promise<Page>;
}

/** Looks at an app, with other packages in the place of some. Where there is no browser, each test says in its title that nobody looked. */
export function lookAtApp(code: string, alias: Readonly<Record<string, string>> = {}): AppPages {
  let browser: Browser;
  let content: string;
  beforeAll(async () => {
    if (!CHROMIUM) return;
    browser = await startBrowser(CHROMIUM);
    const { outputFiles } = buildSync({
      stdin: { contents: code, resolveDir: '.', loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      conditions: ['source'],
      alias,
      define: { 'process.env.NODE_ENV': '"development"' },
    });
    content = outputFiles[0]!.text;
  });
  afterAll(() => browser?.close());

  return {
    look: (title, work) =>
      CHROMIUM
        ? test(title, work)
        : test(`NOT LOOKED AT, for there is no Chromium: ${title}`, () => undefined),
    async open(context) {
      const page = await (await browser.newContext(context)).newPage();
      page.setDefaultTimeout(10_000);
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
      await page.goto('https://app.example');
      await page.addScriptTag({ content, type: 'module' });
      return page;
    },
  };
}

const PAGE = `<!doctype html><html lang="de"><meta name="color-scheme" content="light dark">
<title>App</title>`;
