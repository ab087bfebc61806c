import { FIELDS, type Field, type Purpose } from '@village-butcher/sdk/contract';
import type { Expectation } from './file-expect.js';
import type { Scenario } from './file.js';
import type { Step } from './life.js';
import type { Answer } from './people.js';
import { notPermitted, type Stand } from './stand.js';
import { differences } from './wire.js';

/** Who is asked beyond what the visit asks, for what must hold over everybody. */
export interface Probe {
  readonly scenario: Scenario;
  readonly step: Step;
  readonly stand: Stand;
  /** What the visit itself was answered. */
  readonly main: Answer | null;
  /** Twins who said something else in one field. */
  readonly others: ReadonlyMap<Field, string>;
  ask(purposes: readonly Purpose[], among?: string): Promise<Answer>;
  askAs(twin: string, purposes: readonly Purpose[]): Promise<Answer>;
}

/** Of all recipes those that come when asked for alone, where the file says which they are. */
export async function comesAlone(
  { scenario, step, stand, ask }: Probe,
  open: readonly Expectation[],
): Promise<ReadonlySet<string> | null> {
  const isSaid = open.some(({ kind }) => kind === 'allowedRecipes');
  const isWanted = stand.wishes.has('recipes') && step.scene.purposes.includes('recipes');
  if (!isSaid || !isWanted || !holds(scenario, 'closedSetsAreExact')) return null;
  const comes = new Set<string>();
  for (const { id } of scenario.recipes) {
    const { reply } = await ask(['recipes'], id);
    if (reply.items.some(({ ref }) => ref === id)) comes.add(id);
  }
  return comes;
}

/**
 * How the bytes differ from those of a twin who said something else in a field. For a field that is
 * shared for some of the purposes, the others are asked for by themselves.
 */
export async function unsharedAt(probe: Probe): Promise<ReadonlyMap<Field, readonly string[]>> {
  const { step, stand, main, others, ask, askAs } = probe;
  const found = new Map<Field, readonly string[]>();
  if (!main) return found;
  for (const field of FIELDS) {
    const twin = others.get(field);
    const purposes = notPermitted(stand, field, step.scene.purposes);
    if (twin === undefined || purposes.length === 0) continue;
    const isAll = purposes.length === step.scene.purposes.length;
    const own = isAll ? main : await ask(purposes);
    const theirs = await askAs(twin, purposes);
    found.set(field, differences(own.wire, theirs.wire));
  }
  return found;
}

const holds = ({ global }: Scenario, kind: Scenario['global'][number]['kind']): boolean =>
  global.some((one) => one.kind === kind);
