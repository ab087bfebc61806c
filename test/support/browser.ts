import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser that talks to nobody but the page it shows. */
const QUIET = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long something may take to show, on a machine that may be busy. */
const PATIENCE_MS = 10_000;

/** The Chromium of this machine, if it has one. */
export const CHROMIUM = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find(isProgram);

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts it. */
export const startBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: QUIET });

/** How a page is looked at: size, colours, language. */
export type Look = NonNullable<Parameters<Browser['newContext']>[0]>;

/** A page, and whatever it does that a page of ours never may. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
}

/** Opens an empty page that is watched from its first byte on, at this time. */
export async function watchedPage(
  browser: Browser,
  origin: string,
  now: Date,
  look: Look,
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1120, height: 1060 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    ...look,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  await context.exposeFunction('report', (fault: string) => faults.push(fault));
  await context.addInitScript(axe.source);
  await context.addInitScript(REPORT_VIOLATIONS);
  await context.clock.setFixedTime(now);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`request: ${request.url()}`);
  });
  return { page, context, faults };
}

const REPORT_VIOLATIONS = `addEventListener('securitypolicyviolation', (violation) =>
  report('policy: ' + violation.violatedDirective + ' ' + violation.blockedURI));`;

/** What a screen reader or a keyboard would stumble over, as the page is now. */
export const stumblesOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => id + ': ' + html)))`);
