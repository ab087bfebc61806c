import { canonical } from '../../base/canonical.js';
import { PROPERTIES } from './context.js';
import { NAMED, SHAPES, type Rule } from './shapes.js';
import { iriOf, isDefined } from './terms.js';

/** Longest record, in bytes. */
export const LONGEST_RECORD = 16_000_000;

/** One thing of a record, spelled out. */
interface Thing {
  readonly at: string;
  readonly id: string | null;
  readonly types: readonly string[];
  readonly values: ReadonlyMap<string, readonly Value[]>;
}
type Value = Thing | string;

/**
 * What is wrong with a record, by its place; nothing, if it may leave the house. Four layers: one spelling
 * and no key twice; no unknown term, no text for a thing, no relative name; the shapes; and every name of a
 * pinned vocabulary is one that it has.
 */
export function faultsIn(text: string): readonly string[] {
  const record = spelledIn(text);
  if (record === null) return ['not one spelling of JSON'];
  const gate = new Gate();
  gate.thing(record, 'record');
  gate.shapes();
  return gate.faults;
}

function spelledIn(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && canonical(value, LONGEST_RECORD) === text ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

class Gate {
  readonly faults: string[] = [];
  readonly #things: Thing[] = [];
  /** What is known of each name, wherever it is said. */
  readonly #types = new Map<string, Set<string>>();

  thing(said: Readonly<Record<string, unknown>> | object, at: string): Thing {
    const { '@id': id, '@type': types, ...rest } = said as Readonly<Record<string, unknown>>;
    const values = new Map<string, readonly Value[]>();
    const thing: Thing = {
      at,
      id: id === undefined ? null : this.#iri(id, `${at} @id`),
      types: listOf(types).map((type) => this.#iri(type, `${at} @type`) ?? ''),
      values,
    };
    this.#things.push(thing);
    if (thing.id !== null) this.#learn(thing.id, thing.types);
    for (const [term, value] of Object.entries(rest)) {
      if (PROPERTIES.has(term)) values.set(term, this.#values(term, value, `${at} ${term}`));
      else this.faults.push(`${at} ${term}: no such term`);
      this.#iri(term, `${at} ${term}`);
    }
    return thing;
  }

  #learn(id: string, types: readonly string[]): void {
    const known = this.#types.get(id) ?? new Set();
    for (const type of types) known.add(type);
    this.#types.set(id, known);
  }

  #values(term: string, value: unknown, at: string): readonly Value[] {
    return listOf(value).flatMap((one): readonly Value[] => {
      const kind = PROPERTIES.get(term);
      if (kind === 'iri') return isObject(one) ? [this.thing(one, at)] : this.#name(one, at);
      if (typeof one !== 'string') this.faults.push(`${at}: no text`);
      else if (kind === 'moment' && !MOMENT.test(one)) this.faults.push(`${at}: no time`);
      else return [one];
      return [];
    });
  }

  #name(one: unknown, at: string): readonly string[] {
    const iri = this.#iri(one, at);
    return iri === null ? [] : [iri];
  }

  #iri(term: unknown, at: string): string | null {
    const iri = typeof term === 'string' ? iriOf(term) : null;
    if (iri === null) this.faults.push(`${at}: no name that stands by itself`);
    else if (!isDefined(iri)) this.faults.push(`${at}: no term of its vocabulary`);
    return iri;
  }

  /** Each thing against what its types ask for. */
  shapes(): void {
    const [record] = this.#things;
    if (!record?.types.includes(iriOf('dpv:ConsentRecord')!)) this.faults.push('record: not one');
    for (const thing of this.#things) {
      for (const [type, rules] of Object.entries(SHAPES)) {
        if (!thing.types.includes(iriOf(type)!)) continue;
        if (NAMED.has(type) && thing.id === null) this.faults.push(`${thing.at} @id: missing`);
        for (const rule of rules) this.#rule(thing, rule);
      }
    }
  }

  #rule(thing: Thing, { path, min, max, oneOf, is, each = [] }: Rule): void {
    const at = `${thing.at} ${path}`;
    const values = thing.values.get(path) ?? [];
    if (values.length < min) this.faults.push(`${at}: missing`);
    if (max !== undefined && values.length > max) this.faults.push(`${at}: too many`);
    const allowed = oneOf?.map(iriOf);
    if (allowed && !values.every((value) => allowed.includes(nameOf(value)))) {
      this.faults.push(`${at}: another than allowed`);
    }
    if (is && !values.every((value) => this.#isA(value, is))) this.faults.push(`${at}: no ${is}`);
    for (const type of each) {
      if (!values.some((value) => this.#isA(value, type))) this.faults.push(`${at}: no ${type}`);
    }
  }

  #isA(value: Value, type: string): boolean {
    const iri = iriOf(type)!;
    if (typeof value !== 'string' && value.types.includes(iri)) return true;
    return this.#types.get(nameOf(value) ?? '')?.has(iri) ?? false;
  }
}

const nameOf = (value: Value): string | null => (typeof value === 'string' ? value : value.id);

const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};
