import type { Field, Purpose } from '@village-butcher/sdk/contract';
import type { Archive } from './archive.js';
import { looksAtAnswer } from './checks/table.js';
import type { Expectation } from './file-expect.js';
import type { Scenario } from './file.js';
import type { Here, Seen } from './here.js';
import type { Step } from './life.js';
import { looksAt, namedIn, usesSince, watched } from './looks.js';
import type { Answer, Door } from './people.js';
import { before, type Plan } from './plan.js';
import { comesAlone, unsharedAt, type Probe } from './probes.js';
import { standOf } from './stand.js';

/** What a day is played with. */
export interface Stage {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly door: Door;
  readonly archive: Archive;
  /** Actors whose acts failed, and how: what they see afterwards says nothing. */
  readonly broken: ReadonlyMap<string, string>;
}

/** Somebody in a store: what a check may look at, and what is kept when they leave. */
export interface Arrival {
  readonly here: Here;
  leave(): Promise<Seen>;
}

/** Comes to the store and asks, if anything here looks at the answer. */
export async function arrive(
  stage: Stage,
  step: Step,
  actor: string,
  open: readonly Expectation[],
): Promise<Arrival> {
  const { scenario, plan, door, archive } = stage;
  const { persona, scene } = step;
  const asked: Answer[] = [];
  const kept = async (answering: Promise<Answer>): Promise<Answer> => {
    const answer = await answering;
    asked.push(answer);
    return answer;
  };
  const ask: Probe['ask'] = (purposes, among) => kept(door.ask(actor, scene, purposes, among));
  const village = door.customer(actor).own;
  const standing = await village.permissions.get();
  const main = open.some(looksAtAnswer) ? await kept(door.visit(actor, scene)) : null;
  const counters = looksAt(door, village, scene.store);
  // What they are answered is on record before anybody looks at the records.
  for (const counter of namedIn(open)) await counters.at(counter);
  const here: Here = {
    scenario,
    step,
    standing,
    disclosures: await usesSince(village, door.now),
    get answer() {
      return main ?? nothingAsked();
    },
    alone: (item) => ask([purposeOf(scenario, item)], item),
    held: async () => (await village.held.list()).items,
    twin: (expectation) => twinAnswer(stage, step, plan.twins.get(expectation)),
    atCounter: counters.at,
    texts: async (where) => {
      if (where === 'counter') return counters.texts(watched(scenario, scene.store));
      return archive.texts(persona, where, () => here.answer);
    },
    traces: (strings) => archive.traces(persona, strings),
  };
  const leave = async (): Promise<Seen> => ({
    ...(await probed(stage, { step, actor, main, ask }, open)),
    standing,
    asked,
    looks: await counters.all(isWatched(scenario) ? watched(scenario, scene.store) : []),
    disclosures: await usesSince(village, door.now),
    held: await here.held(),
  });
  return { here, leave };
}

/** What is asked before somebody leaves, for what must hold over everybody. */
async function probed(
  stage: Stage,
  visit: Pick<Probe, 'step' | 'main' | 'ask'> & { readonly actor: string },
  open: readonly Expectation[],
): Promise<Pick<Seen, 'step' | 'actor' | 'stand' | 'answer' | 'comes' | 'unshared'>> {
  const { scenario, plan } = stage;
  const { step, actor, main } = visit;
  const { deeds } = plan.actors.find(({ id }) => id === actor)!;
  const stand = standOf(before(deeds, step), step.at, scenario.retailer.app);
  const others = plan.others.get(actor) ?? new Map<Field, string>();
  const askAs: Probe['askAs'] = (twin, purposes) => twinAnswer(stage, step, twin, purposes);
  const probe: Probe = { ...visit, scenario, stand, others, askAs };
  const comes = await comesAlone(probe, open);
  return { step, actor, stand, answer: main, comes, unshared: await unsharedAt(probe) };
}

const isWatched = ({ global }: Scenario): boolean =>
  global.some(({ kind }) => kind === 'awayOwnScreenOnly');

const purposeOf = ({ recipes }: Scenario, item: string): Purpose =>
  recipes.some(({ id }) => id === item) ? 'recipes' : 'shopping-tips';

const nothingAsked = (): never => {
  throw new Error('This visit asks for nothing.');
};

/** What a twin is answered who stands beside the person at this moment. */
async function twinAnswer(
  { door, broken }: Stage,
  { scene }: Step,
  twin: string | undefined,
  purposes: readonly Purpose[] = scene.purposes,
): Promise<Answer> {
  if (twin === undefined) throw new Error('Nobody planned this twin.');
  if (broken.has(twin)) throw new Error(`The twin could not get ready: ${broken.get(twin)}`);
  return door.ask(twin, scene, purposes);
}
