import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import {
  assertNoDeceptivePatterns,
  countActivations,
  DeceptivePatterns,
  findDeceptivePatterns,
  PATTERNS,
  type Finding,
  type PatternReport,
} from '@village-butcher/sdk/testing';
import type { Browser } from 'playwright-core';
import { CHROMIUM, startBrowser } from '../../support/browser.js';
import { HONEST, inShadow, openTab, type Centre, type Show } from '../../support/centre-page.js';
import { DECEPTIVE } from '../../support/deceptive-pages.js';
import { THEMES } from '../../support/retailer-themes.js';
import { SLY, SLY_SAYS } from '../../support/sly-page.js';
import { WORST, WORST_SAYS } from '../../support/worst-page.js';

jest.setTimeout(120_000);

const IN_SHADOW = inShadow(HONEST);
const PALE_IN_SHADOW = inShadow(DECEPTIVE.find(([pattern]) => pattern === 7)?.[2] ?? HONEST);
const CENTRES: readonly Centre[] = [
  SLY,
  HONEST,
  ...DECEPTIVE.map(([, , centre]) => centre),
  ...THEMES.map(([, centre]) => centre),
  IN_SHADOW,
  PALE_IN_SHADOW,
];

/** Whoever watches a page mostly waits: a few do that side by side. */
const WATCHERS = 3;
/** Nothing on these pages comes up later than that. */
const OPTIONS = { watchMs: 80 };

const reports = new Map<Centre, Promise<PatternReport>>();
let browser: Browser;
let show: Show;

beforeAll(async () => {
  if (!CHROMIUM) return;
  browser = await startBrowser(CHROMIUM);
  show = await openTab(browser);
  for (let watcher = 0; watcher < WATCHERS; watcher++) {
    const tab = await openTab(browser);
    let before: Promise<unknown> = Promise.resolve();
    for (const centre of CENTRES.filter((_, at) => at % WATCHERS === watcher)) {
      const report = before.then(async () => findDeceptivePatterns(await tab(centre), OPTIONS));
      reports.set(centre, report);
      before = report.catch(() => undefined);
    }
  }
});
afterAll(() => browser?.close());

const findingsIn = async (centre: Centre): Promise<readonly Finding[]> =>
  (await reports.get(centre))?.findings ?? [];

const look = CHROMIUM
  ? test
  : (title: string) =>
      test(`NOT LOOKED AT, for there is no Chromium: ${title}`, () =>
        console.warn('Nobody looked at the pages. Install chromium, and run the tests again.'));

look('an honest centre has no findings, and what was not seen is named', async () => {
  const report = await reports.get(HONEST);
  expect(report?.findings).toEqual([]);
  expect(report?.unseen.map(({ pattern }) => pattern)).toEqual([1, 6, 8, 9, 14, 16, 12]);
});

for (const [pattern, what, centre] of DECEPTIVE) {
  look(`${pattern} ${PATTERNS[pattern]} is found, and nothing else: ${what}`, async () => {
    const found = (await findingsIn(centre)).map((one) => one.pattern);
    expect([...new Set(found)]).toEqual([pattern]);
  });
}

for (const [who, centre] of THEMES) {
  look(`a theme alone deceives nobody: ${who}`, async () => {
    expect(await findingsIn(centre)).toEqual([]);
  });
}

look('an element hides nothing: what is in its shadow root is judged like the rest', async () => {
  expect(await findingsIn(IN_SHADOW)).toEqual([]);
  expect(await findingsIn(PALE_IN_SHADOW)).toContainEqual({
    pattern: 7,
    selector: expect.stringContaining('button#no'),
    measured: 'contrast 2.27',
    expected: 'at least 4.5',
  });
});

look(
  'all findings are said at once, each with its place, its measure and what is right',
  async () => {
    const page = await show(WORST);
    const error = await assertNoDeceptivePatterns(page, { ...OPTIONS, elsewhere: ['/markt'] })
      .then(() => undefined)
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof DeceptivePatterns)) throw error;
    for (const { pattern, measured } of WORST_SAYS) {
      const said = error.findings
        .filter((one) => one.pattern === pattern)
        .map((one) => one.measured);
      expect(said.join('\n')).toContain(measured);
      expect(error.message).toContain(`${pattern} ${PATTERNS[pattern]}`);
    }
  },
);

look('what is only a little wrong is found as well', async () => {
  const found = await findingsIn(SLY);
  for (const { pattern, measured } of SLY_SAYS) {
    const said = found.filter((one) => one.pattern === pattern).map((one) => one.measured);
    expect([pattern, said.join('\n')]).toEqual([pattern, expect.stringContaining(measured)]);
  }
});

look(
  'a press counts by whatever it is done: a finger, a key, or one of many; moving on does not',
  async () => {
    const centre = await show(HONEST);
    const presses = await countActivations(centre, async (page) => {
      await page.getByRole('switch', { name: /Haushalt/ }).focus();
      await page.keyboard.press('Space');
      await page.getByText('Du teilst 1 Angaben').waitFor();
      await page.keyboard.press('Tab');
      for (const sign of await page.getByRole('switch', { name: /Haushalt/ }).all())
        await sign.click();
      await page.getByText('Du teilst nichts.').waitFor();
    });
    expect(presses).toBe(2);
  },
);
