import { Archive } from './archive.js';
import { playDay, type Day } from './day.js';
import { overEverybody } from './everybody.js';
import type { Scenario } from './file.js';
import type { Whole } from './global/whole.js';
import { Door } from './people.js';
import { countersIn } from './looks.js';
import { planOf } from './plan.js';
import { chromium, openScreens, type Screens } from './screens.js';
import { startService, type Service } from './service.js';
import type { Verdict } from './verdict.js';

/** What became of each expectation, and how often somebody looked and pressed in a browser. */
export interface Run {
  readonly verdicts: readonly Verdict[];
  readonly looked: Screens['looked'];
}

/** Plays a scenario on a service of its own, with the apps of these people in a browser. */
export async function run(scenario: Scenario, inBrowser: readonly string[]): Promise<Run> {
  if (inBrowser.length > 0) chromium();
  const start = Date.parse(scenario.clock.start);
  const service = await startService(start, scenario.retailer.app, countersIn(scenario));
  try {
    const door = new Door(service, scenario.notice.locale);
    await door.setClock(start);
    const archive = new Archive(service, door.exchanges);
    const plan = planOf(scenario);
    const screens = await openScreens(inBrowser, scenario, service, door);
    const day: Day = { scenario, plan, door, archive, broken: new Map(), verdicts: [], seen: [] };
    await playDay(day).finally(screens.close);
    const whole = await overEverybody(wholeOf(day, service), scenario);
    return { verdicts: [...day.verdicts, ...whole], looked: screens.looked };
  } finally {
    await service.stop();
  }
}

const wholeOf = ({ scenario, seen, door, archive }: Day, service: Service): Whole => ({
  scenario,
  seen,
  exchanges: [...door.exchanges],
  customers: Object.entries(scenario.personas)
    .filter(([, persona]) => !('guest' in persona))
    .map(([id]) => id),
  standingOf: (customer) => door.customer(customer).own.permissions.get(),
  traces: (persona, strings) => archive.traces(persona, strings),
  open: async (customer, address) => {
    const url = new URL(address, service.baseUrl);
    if (url.origin !== service.baseUrl) return;
    const { token } = await service.tokenFor('customer', customer);
    await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  },
});
