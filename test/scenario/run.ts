import { Archive } from './archive.js';
import { playDay, type Day } from './day.js';
import { unbuilt } from './features.js';
import type { Scenario } from './file.js';
import { HOLDS } from './global/table.js';
import type { Whole } from './global/whole.js';
import { Door } from './people.js';
import { countersIn } from './looks.js';
import { planOf } from './plan.js';
import type { Screen } from './screen.js';
import { chromium, openScreens } from './screens.js';
import { startService, type Service } from './service.js';
import { tried } from './step.js';
import { EVERYBODY, inShort, type Outcome, type Verdict } from './verdict.js';

/** What became of each expectation, and how often somebody looked and pressed in a browser. */
export interface Run {
  readonly verdicts: readonly Verdict[];
  readonly looked: ReadonlyMap<string, Screen['done']>;
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
    const kept = { broken: new Map(), verdicts: [], seen: [] };
    const day: Day = { scenario, plan, door, archive, screens: screens.of, ...kept };
    await playDay(day).finally(screens.close);
    const whole = await overEverybody(wholeOf(day, service), scenario);
    return {
      verdicts: [...day.verdicts, ...whole],
      looked: new Map([...screens.of].map(([id, { done }]) => [id, done])),
    };
  } finally {
    await service.stop();
  }
}

async function overEverybody(whole: Whole, { global }: Scenario): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { kind, needs: tags = [] } of global) {
    const needs = unbuilt(tags);
    const outcome: Outcome =
      needs.length > 0
        ? { is: 'skipped', needs }
        : outcomeOf(await tried(() => HOLDS[kind](whole)));
    verdicts.push({ persona: EVERYBODY, step: 'the whole run', kind, outcome });
  }
  return verdicts;
}

function outcomeOf(faults: Awaited<ReturnType<typeof tried<readonly string[]>>>): Outcome {
  const wrong = 'fault' in faults ? [faults.fault] : faults.value;
  return wrong.length === 0
    ? { is: 'passed' }
    : { is: 'failed', expected: 'to hold over everybody', got: inShort(wrong) };
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
