import type { Disclosure, Village } from '@village-butcher/sdk';
import type { Purpose } from '@village-butcher/sdk/contract';
import type { Archive } from './archive.js';
import { looksAtAnswer } from './checks/table.js';
import type { Expectation } from './file-expect.js';
import type { Scenario } from './file.js';
import type { Here, Seen } from './here.js';
import type { Step } from './life.js';
import type { Answer, Door } from './people.js';
import { before, type Plan } from './plan.js';
import { comesAlone, unsharedAt } from './probes.js';
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
  const village = door.customer(actor).own;
  const asked: Answer[] = [];
  const ask = async (purposes: readonly Purpose[], among?: string): Promise<Answer> => {
    const answer = await door.ask(actor, step.scene, purposes, among);
    asked.push(answer);
    return answer;
  };
  const standing = await village.permissions.get();
  const main = open.some(looksAtAnswer) ? await ask(step.scene.purposes) : null;
  const disclosures = await usesSince(village, door.now);
  const isRecipe = (item: string) => scenario.recipes.some(({ id }) => id === item);
  const here: Here = {
    scenario,
    step,
    standing,
    disclosures,
    get answer() {
      return main ?? nothingAsked();
    },
    alone: (item) => ask([isRecipe(item) ? 'recipes' : 'shopping-tips'], item),
    held: async () => (await village.held.list()).items,
    twin: (expectation) => twinAnswer(stage, step, plan.twins.get(expectation)),
    texts: (where) => archive.texts(step.persona, where, () => here.answer),
    traces: (strings) => archive.traces(step.persona, strings),
  };
  const leave = async (): Promise<Seen> => {
    const { deeds } = plan.actors.find(({ id }) => id === actor)!;
    const stand = standOf(before(deeds, step), step.at, scenario.retailer.app);
    const others = plan.others.get(actor) ?? new Map();
    const askAs = (twin: string, purposes: readonly Purpose[]) =>
      twinAnswer(stage, step, twin, purposes);
    const probe = { scenario, step, stand, main, others, ask, askAs };
    const comes = await comesAlone(probe, open);
    const unshared = await unsharedAt(probe);
    return {
      step,
      actor,
      stand,
      standing,
      asked,
      comes,
      unshared,
      answer: main,
      disclosures: await usesSince(village, door.now),
      held: await here.held(),
    };
  };
  return { here, leave };
}

const nothingAsked = (): never => {
  throw new Error('This visit asks for nothing.');
};

/** The records of uses since a time, newest first. */
async function usesSince(village: Village, since: number): Promise<Disclosure[]> {
  const uses: Disclosure[] = [];
  for await (const use of village.disclosures.list({ limit: 100 })) {
    if (Date.parse(use.at) < since) break;
    uses.push(use);
  }
  return uses;
}

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
