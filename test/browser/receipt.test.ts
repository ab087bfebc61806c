import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, startBrowser } from '../support/browser.js';
import { builtFrom } from '../support/sdk-build.js';
import { ACT, LOG, TRUST, linesOf, promised, sealed } from '../sdk/receipts.js';

/** A build and a browser, on a machine that may be busy. */
const PATIENCE_MS = 60_000;
jest.setTimeout(PATIENCE_MS);
/** What a page pays to check receipts, and to check the log's growth besides. */
const MOST_BYTES = 4_096;
const MOST_BYTES_OF_ALL = 5_120;
/** An address with https, that nobody has: all that is on it is the code. */
const ORIGIN = 'https://receipt.example';

const [code = '', ...more] = builtFrom('sdk/src/verify/index.ts');
const good = await sealed(linesOf(2), { size: 9, places: [3, 5] });
const word = await promised(linesOf(1));

const bytesOf = (built: string): number => gzipSync(built, { level: 9 }).length;

test('what checks receipts is one file that loads nothing, within its bytes', () => {
  const [receipts = '', ...others] = builtFrom('sdk/src/verify/receipt.ts');
  expect([...more, ...others]).toEqual([]);
  expect(code + receipts).not.toMatch(/\bimport\b|\brequire\b/);
  expect(bytesOf(receipts)).toBeLessThanOrEqual(MOST_BYTES);
  expect(bytesOf(code)).toBeLessThanOrEqual(MOST_BYTES_OF_ALL);
});

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

/** A page with nothing but the code, cut off from everything else. */
async function emptyPage(origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route('**/*', (route) =>
    route.request().url() === `${origin}/verify.js`
      ? route.fulfill({ contentType: 'text/javascript', body: code })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await page.goto(origin);
  return page;
}

const foundBy = (page: Page, receipt: object): Promise<unknown> =>
  page.evaluate(
    `import('/verify.js').then(({ verifyReceipt }) =>
      verifyReceipt(${JSON.stringify(receipt)}, ${JSON.stringify({ ...TRUST, now: undefined })}))`,
  );

look('L10: a browser that is cut off from everything checks a receipt by itself', async () => {
  const page = await emptyPage(ORIGIN);
  expect(await foundBy(page, good)).toMatchObject({
    state: 'sealed',
    id: ACT,
    log: LOG.name,
    size: 9,
    lines: [{ index: 3 }, { index: 5 }],
  });
  expect(await foundBy(page, word)).toMatchObject({ state: 'promised' });
  const { salt } = good.lines[1]!;
  const mixed = { ...good, lines: [{ ...good.lines[0]!, salt }, good.lines[1]] };
  expect(await foundBy(page, mixed)).toMatchObject({ state: 'refused', code: 'leaf' });
});

look('a page without https says that it cannot check', async () => {
  const page = await emptyPage(ORIGIN.replace('https', 'http'));
  expect(await foundBy(page, good)).toEqual({ state: 'cannot-check', reason: 'no-webcrypto' });
});
