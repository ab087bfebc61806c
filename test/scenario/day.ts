import { deriveDayHints } from '@village-butcher/sdk/calendar';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { calendarOf, eventOf } from '../support/calendar-files.js';
import { act, featureOf } from './acts.js';
import type { Stage } from './arrive.js';
import { unbuilt } from './features.js';
import type { Correction } from './file-world.js';
import type { Scenario } from './file.js';
import type { Seen } from './here.js';
import type { Deed } from './life.js';
import { playStep, tried } from './step.js';
import type { Outcome, Verdict } from './verdict.js';

/** A day that is being played: what became of it so far. */
export interface Day extends Stage {
  readonly broken: Map<string, string>;
  readonly verdicts: Verdict[];
  readonly seen: Seen[];
}

/** Plays everything that happens, in the order of its clock. */
export async function playDay(day: Day): Promise<void> {
  const { scenario, plan, door } = day;
  let catalogue = catalogueIn(scenario);
  let lastStep = -Infinity;
  await door.retailer().imports.create(catalogue);
  nameAppointments(day);
  for (const happening of plan.happenings) {
    // Two visits at the same second are still one after the other.
    const at = happening.kind === 'step' ? Math.max(happening.at, lastStep + 1) : happening.at;
    await door.setClock(Math.max(at, door.now));
    if (happening.kind === 'correction') {
      catalogue = corrected(catalogue, happening.corrections);
      await door.retailer().imports.create(catalogue);
    } else if (happening.kind === 'deed') {
      await playDeed(day, happening, happening.actor);
    } else {
      lastStep = at;
      const { verdicts, seen } = await playStep(day, happening, happening.actor);
      day.verdicts.push(...verdicts);
      if (seen) day.seen.push(seen);
    }
  }
}

/** The catalogue's part of the file, as it is imported: unchanged. */
const catalogueIn = ({
  recipients,
  notice,
  rules,
  stores,
  products,
  recipes,
}: Scenario): CatalogueImport => ({ recipients, notice, rules, stores, products, recipes });

function corrected(catalogue: CatalogueImport, corrections: readonly Correction[]) {
  const { products } = catalogue;
  const stranger = corrections.find(({ product }) => !products.some(({ id }) => id === product));
  if (stranger) throw new Error(`The file corrects ${stranger.product}, which it does not know.`);
  const correct = (product: CatalogueImport['products'][number]) => {
    const last = corrections.findLast((correction) => correction.product === product.id);
    const { allergens = product.allergens, traits = product.traits } = last ?? {};
    return { ...product, allergens, traits };
  };
  return { ...catalogue, products: products.map(correct) };
}

/** What a person does counts when it fails. What a twin does fails where the twin is needed. */
async function playDeed(day: Day, deed: Deed, actor: string): Promise<void> {
  const { operation, visit } = deed;
  const isPerson = actor in day.scenario.personas;
  const add = (outcome: Outcome) =>
    day.verdicts.push({ persona: actor, step: visit ?? 'start', kind: operation.op, outcome });
  const needs = unbuilt([...('needs' in operation ? (operation.needs ?? []) : []), ...tagOf(deed)]);
  if (needs.length > 0) {
    if (isPerson) add({ is: 'skipped', needs });
    return;
  }
  const done = await tried(() => act({ door: day.door, notice: day.scenario.notice }, actor, deed));
  if (!('fault' in done)) return;
  day.broken.set(actor, done.fault);
  if (isPerson) add({ is: 'failed', expected: 'to be done', got: done.fault });
}

const tagOf = ({ operation }: Deed) => {
  const feature = featureOf(operation);
  return feature ? [feature] : [];
};

/** What stands in somebody's calendar becomes, on their phone and on the way to their first visit, the hints that they tell. */
function nameAppointments({ scenario, verdicts }: Day): void {
  for (const [persona, of] of Object.entries(scenario.personas)) {
    if (!('device' in of) || !of.device?.appointments) continue;
    const { appointments } = of.device;
    const days = new Set(appointments.map(({ date }) => date));
    const derived = deriveDayHints(icsOf(appointments), {
      now: new Date(Math.min(...of.visits.map(({ at }) => Date.parse(at)))),
      tz: scenario.clock.zone,
    });
    const told = (of.profile.calendar?.hints ?? []).filter(({ date }) => days.has(date));
    const [expected, got] = [told, derived].map((hints) =>
      hints.map(({ date, hint }) => `${date} ${hint}`).toSorted(),
    );
    const isSo = expected!.join() === got!.join();
    const outcome: Outcome = isSo
      ? { is: 'passed' }
      : { is: 'failed', expected, got: got!.join() || 'nothing' };
    verdicts.push({ persona, step: 'start', kind: 'appointments', outcome });
  }
}

const icsOf = (appointments: readonly { readonly date: string; readonly title: string }[]) =>
  calendarOf(
    ...appointments.map(({ date, title }) =>
      eventOf(
        `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
        `SUMMARY:${title.replace(/[\\,;]/g, '\\$&')}`,
      ),
    ),
  );
