import type { AfterChange, Operation, Persona, Visit } from './file-person.js';
import type { TwinChange } from './file-expect.js';

/** Something a person does. */
export interface Deed {
  readonly kind: 'deed';
  readonly at: number;
  /** Its place in the order of the file, which decides at equal times. */
  readonly seq: number;
  readonly operation: Operation;
  readonly part: 'start' | 'before' | 'changes';
  /** The visit it belongs to. None at the start. */
  readonly visit: string | null;
}

/** What is asked of the store at a step. */
export type Scene = Pick<Visit, 'store' | 'purposes' | 'limit' | 'screen' | 'eaters'>;

/** A point in a visit at which something must be true. */
export interface Step {
  readonly kind: 'step';
  readonly at: number;
  readonly seq: number;
  readonly persona: string;
  readonly visit: string;
  readonly name: string;
  readonly scene: Scene;
  readonly expect: Visit['expect'];
  /** Not this person, but a twin of theirs who differs in this. */
  readonly twin: readonly TwinChange[] | null;
}

/** Everything a person does and everything that must be true of it, in the order of its clock. */
export function lifeOf(id: string, persona: Persona, start: number): (Deed | Step)[] {
  const deeds = 'guest' in persona ? [] : startOf(persona, start);
  const visits = persona.visits.flatMap((visit) => entriesOf(id, visit));
  return [...deeds, ...visits]
    .map((entry, seq) => ({ ...entry, seq }))
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq);
}

export const isDeed = (entry: Deed | Step): entry is Deed => entry.kind === 'deed';
export const isStep = (entry: Deed | Step): entry is Step => entry.kind === 'step';

type Customer = Exclude<Persona, { guest: true }>;

function startOf({ profile, wishes, grants, village = [] }: Customer, start: number): Deed[] {
  const told = entries(profile).map(([field, value]) => ({ op: 'tell', field, value }) as const);
  const wished = entries(wishes).map(([purpose, wish]) => ({ op: 'wish', purpose, wish }) as const);
  const given = grants.map((grant) => ({ op: 'grant', ...grant }) as const);
  return [...told, ...wished, ...given, ...village].map(deedAt(start, 'start', null));
}

function entriesOf(persona: string, visit: Visit): (Deed | Step)[] {
  const at = Date.parse(visit.at);
  const main = stepOf({ persona, visit: visit.id, at, expect: visit.expect });
  return [
    ...(visit.before ?? []).map(deedAt(at, 'before', visit.id)),
    { ...main, name: visit.id, scene: sceneOf(visit), twin: null },
    ...(visit.afterChange ?? []).flatMap((after) => afterwards(persona, visit, after)),
  ];
}

function afterwards(persona: string, visit: Visit, after: AfterChange): (Deed | Step)[] {
  const at = Date.parse(after.at ?? visit.at);
  const step: Step = {
    ...stepOf({ persona, visit: visit.id, at, expect: after.expect }),
    name: `${visit.id}: ${after.name}`,
    scene: sceneOf(visit, after.visit),
    twin: after.on === 'twin' ? after.changes : null,
  };
  const changes = after.on === 'same' ? after.changes : [];
  return [...changes.map(deedAt(at, 'changes', visit.id)), step];
}

const stepOf = (about: Pick<Step, 'persona' | 'visit' | 'at' | 'expect'>) =>
  ({ kind: 'step', seq: 0, ...about }) as const;

function sceneOf(visit: Visit, over: AfterChange['visit'] = {}): Scene {
  const eaters = over.eaters ?? visit.eaters;
  return {
    store: over.store ?? visit.store,
    purposes: over.purposes ?? visit.purposes,
    limit: over.limit ?? visit.limit,
    screen: over.screen ?? visit.screen,
    ...(eaters && { eaters }),
  };
}

const deedAt =
  (at: number, part: Deed['part'], visit: string | null) =>
  (operation: Operation): Deed => ({
    kind: 'deed',
    at: operation.at ? Date.parse(operation.at) : at,
    seq: 0,
    operation,
    part,
    visit,
  });

/** `Object.entries` that keeps the keys' type and drops what is not there. */
const entries = <Key extends string, Value>(of: { readonly [K in Key]?: Value }) =>
  Object.entries(of) as [Key, NonNullable<Value>][];
