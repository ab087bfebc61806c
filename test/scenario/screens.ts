import { CHROMIUM, startBrowser, watchedPage } from '../support/browser.js';
import { APP_ORIGIN } from '../support/behind.js';
import { bundledApp, serveApp } from './app.js';
import type { Scenario } from './file.js';
import { isDeed, lifeOf } from './life.js';
import type { Door } from './people.js';
import { Screen } from './screen.js';
import type { Service } from './service.js';

/** The screens that were opened, and how often somebody looked at theirs and pressed there. */
export interface Screens {
  readonly looked: ReadonlyMap<string, Screen['done']>;
  close(): Promise<void>;
}

/** Gives each of these people their own app in a browser. Nobody: none is needed. */
export async function openScreens(
  people: readonly string[],
  scenario: Scenario,
  service: Service,
  door: Door,
): Promise<Screens> {
  if (people.length === 0) return { looked: new Map(), close: () => Promise.resolve() };
  const [browser, script] = await Promise.all([startBrowser(chromium()), bundledApp()]);
  const { locale } = scenario.notice;
  const look = { locale, timezoneId: scenario.clock.zone };
  const opened = async (name: string): Promise<readonly [string, Screen]> => {
    const watched = await watchedPage(browser, APP_ORIGIN, new Date(door.now), look);
    const token = () => service.tokenFor('customer', name);
    const holder = { name, locale, baseUrl: service.baseUrl, exchanges: door.exchanges, token };
    const settled = await serveApp(watched.context, script, holder);
    const last = lastOf(name, scenario);
    return [name, new Screen({ ...watched, holder, settled, last, now: () => door.now })];
  };
  const screens = await Promise.all(people.map(opened)).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  for (const [name, screen] of screens) door.apps.set(name, screen);
  const looked = new Map(screens.map(([name, { done }]) => [name, done]));
  return { looked, close: () => browser.close() };
}

/** When somebody, and not a twin instead, is seen for the last time. */
const lastOf = (name: string, { personas, clock }: Scenario): number =>
  Math.max(
    ...lifeOf(name, personas[name]!, Date.parse(clock.start))
      .filter((entry) => isDeed(entry) || entry.twin === null)
      .map(({ at }) => at),
  );

/** The browser of this machine. Without one nobody can look, and nothing may say that they did. */
export function chromium(): string {
  if (CHROMIUM) return CHROMIUM;
  throw new Error(
    '--browser: there is no Chromium on the path. Install it (on Debian: apt-get install chromium).',
  );
}
