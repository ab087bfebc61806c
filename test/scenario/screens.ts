import { CHROMIUM, startBrowser, watchedPage } from '../support/browser.js';
import { APP_ORIGIN, bundledApp, serveApp } from './app.js';
import type { Scenario } from './file.js';
import { lifeOf } from './life.js';
import type { Door } from './people.js';
import { Screen } from './screen.js';
import type { Service } from './service.js';

/** The screens of those whose app is in a real browser. */
export interface Screens {
  readonly of: ReadonlyMap<string, Screen>;
  close(): Promise<void>;
}

/** Opens one for each of these people. Nobody: no browser is needed. */
export async function openScreens(
  people: readonly string[],
  scenario: Scenario,
  service: Service,
  door: Door,
): Promise<Screens> {
  if (people.length === 0) return { of: new Map(), close: () => Promise.resolve() };
  const [browser, script] = await Promise.all([startBrowser(chromium()), bundledApp()]);
  const { clock, notice } = scenario;
  const opened = async (name: string): Promise<readonly [string, Screen]> => {
    const look = { locale: notice.locale, timezoneId: clock.zone };
    const watched = await watchedPage(browser, APP_ORIGIN, new Date(door.now), look);
    const holder = {
      name,
      locale: notice.locale,
      baseUrl: service.baseUrl,
      exchanges: door.exchanges,
      token: () => service.tokenFor('customer', name),
    };
    const settled = await serveApp(watched.context, script, holder);
    const last = lastOf(name, scenario);
    return [name, new Screen({ ...watched, holder, settled, last, now: () => door.now })];
  };
  return {
    of: new Map(await Promise.all(people.map(opened))),
    close: () => browser.close(),
  };
}

/** When somebody is seen for the last time. */
const lastOf = (name: string, { personas, clock }: Scenario): number =>
  Math.max(...lifeOf(name, personas[name]!, Date.parse(clock.start)).map(({ at }) => at));

/** The browser of this machine. Without one nobody can look, and nothing may say that they did. */
export function chromium(): string {
  if (CHROMIUM) return CHROMIUM;
  throw new Error(
    '--browser: there is no Chromium on the path. Install it (on Debian: apt-get install chromium).',
  );
}
