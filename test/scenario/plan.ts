import { FIELDS, type Field } from '@village-butcher/sdk/contract';
import type { Expectation } from './file-expect.js';
import type { Correction } from './file-world.js';
import type { Scenario } from './file.js';
import { isDeed, isStep, lifeOf, type Deed, type Step } from './life.js';
import { otherValue } from './other.js';
import { notPermitted, standOf } from './stand.js';
import { changed, twinBefore } from './twin.js';

/** Somebody who acts: a person of the file, or a twin of one. */
export interface Actor {
  readonly id: string;
  readonly persona: string;
  readonly deeds: readonly Deed[];
}

/** What happens, in the order of the clock. */
export type Happening =
  | {
      readonly kind: 'correction';
      readonly at: number;
      readonly corrections: readonly Correction[];
    }
  | (Deed & { readonly actor: string })
  | (Step & { readonly actor: string });

export interface Plan {
  readonly actors: readonly Actor[];
  readonly happenings: readonly Happening[];
  /** Who stands in for whom: the expectation's twin. */
  readonly twins: ReadonlyMap<Expectation, string>;
  /** The twins of an actor who said something else in one field. */
  readonly others: ReadonlyMap<string, ReadonlyMap<Field, string>>;
}

/**
 * Everybody who is needed, before anybody acts: a twin is no second thought but lives on the same
 * clock as the person, so that both ask at the same moment.
 */
export function planOf(scenario: Scenario): Plan {
  const start = Date.parse(scenario.clock.start);
  const lives = Object.entries(scenario.personas).map(([id, persona]) => ({
    id,
    life: lifeOf(id, persona, start),
  }));
  const cast = lives.map(({ id, life }) => castOf(id, life, scenario));
  const played = cast.flatMap(({ actors }, place) => actors.flatMap((one) => partOf(one, place)));
  const changes = (scenario.world ?? []).map((change) => correctionOf(change));
  return {
    actors: cast.flatMap(({ actors }) => actors.map(({ actor }) => actor)),
    happenings: [...changes, ...played].toSorted(inOrder).map(({ happening }) => happening),
    twins: new Map(cast.flatMap(({ twins }) => [...twins])),
    others: new Map(cast.map(({ id, others }) => [id, others])),
  };
}

interface Part {
  readonly actor: Actor;
  readonly steps: readonly Step[];
}

interface Placed {
  /** Time, place in the file (the world first), place in the life, twins first. */
  readonly order: readonly [number, number, number, number];
  readonly happening: Happening;
}

const inOrder = (a: Placed, b: Placed): number =>
  a.order.map((place, at) => place - (b.order[at] ?? 0)).find((difference) => difference !== 0) ??
  0;

const correctionOf = ({ at, do: corrections }: { at: string; do: Correction[] }): Placed => ({
  order: [Date.parse(at), -1, 0, 0],
  happening: { kind: 'correction', at: Date.parse(at), corrections },
});

function partOf({ actor, steps }: Part, place: number): Placed[] {
  const isPerson = actor.id === actor.persona ? 1 : 0;
  return [...actor.deeds, ...steps].map((entry) => ({
    order: [entry.at, place, entry.seq, isPerson],
    happening: { ...entry, actor: actor.id },
  }));
}

/** A person and all their twins. */
function castOf(id: string, life: readonly (Deed | Step)[], scenario: Scenario) {
  const steps = life.filter(isStep);
  const person = {
    actor: actorOf(id, id, life.filter(isDeed)),
    steps: steps.filter(({ twin }) => !twin),
  };
  const others = strangersOf(id, life, scenario);
  const parts: Part[] = [person];
  const twins = new Map<Expectation, string>();
  steps.forEach((step, at) => {
    if (step.twin) {
      parts.push({
        actor: actorOf(`${id}~${at}`, id, twinBefore(life, step, step.twin)),
        steps: [step],
      });
    }
    step.expect.forEach((expectation, place) => {
      if (expectation.kind !== 'sameAs') return;
      const name = `${id}~${at}~${place}`;
      const changes = [...(step.twin ?? []), ...expectation.twin.changes];
      parts.push({ actor: actorOf(name, id, twinBefore(life, step, changes)), steps: [] });
      twins.set(expectation, name);
    });
  });
  return {
    id,
    actors: [...parts, ...[...others.values()].map((actor) => ({ actor, steps: [] }))],
    twins,
    others: new Map([...others].map(([field, actor]) => [field, actor.id])),
  };
}

const actorOf = (id: string, persona: string, deeds: readonly Deed[]): Actor => ({
  id,
  persona,
  deeds,
});

/** One twin for each field that is not shared at some step, who said something else in it. */
function strangersOf(
  id: string,
  life: readonly (Deed | Step)[],
  scenario: Scenario,
): Map<Field, Actor> {
  const persona = scenario.personas[id];
  if (!persona || 'guest' in persona) return new Map();
  if (!scenario.global.some(({ kind }) => kind === 'unsharedCannotMatter')) return new Map();
  const deeds = life.filter(isDeed);
  const own = life.filter(isStep).filter(({ twin }) => twin === null);
  const isUnshared = (field: Field) =>
    own.some((step) => {
      const stand = standOf(before(deeds, step), step.at, scenario.retailer.app);
      return notPermitted(stand, field, step.scene.purposes).length > 0;
    });
  return new Map(
    FIELDS.filter(isUnshared).map((field) => {
      const value = otherValue(field, deeds, own, scenario);
      return [
        field,
        actorOf(`${id}~${field}`, id, changed(deeds, [{ op: 'told-instead', field, value }])),
      ];
    }),
  );
}

/** What somebody had done when a step came. */
export const before = (deeds: readonly Deed[], { at, seq }: Step): Deed[] =>
  deeds.filter((deed) => deed.at < at || (deed.at === at && deed.seq < seq));
