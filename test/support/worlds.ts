import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { NO_EVIDENCE, type Evidence } from '../../src/catalogue/evidence.js';
import { itemsIn } from '../../src/catalogue/rack.js';
import { compile, type Shelf } from '../../src/catalogue/shelf.js';
import { courseOf } from '../../src/recommend/course.js';
import { type Answered, type Permitted, type Visit } from '../../src/recommend/permitted.js';
import { CASES } from './cases.js';
import { anyCatalogue } from './catalogues.js';
import { anyPermitted, anyVisit } from './households.js';

/** What a customer permits, and a visit to a store of a catalogue that was made ready for a day. */
export interface World {
  readonly document: CatalogueImport;
  readonly evidence: Evidence;
  readonly shelf: Shelf;
  readonly permitted: Permitted;
  readonly visit: Visit;
}

/** A catalogue is made ready once for so many visits. */
const VISITS = 20;

/** What a law finds wrong in a world: nothing, if it holds. */
type Faults = readonly unknown[];

/** The day that a catalogue is made ready for: of the month of a visit, of others, or of none. */
const anyEvidence: fc.Arbitrary<Evidence> = fc
  .constantFrom('2026-11-22', '2026-06-01', '2026-12-05', undefined)
  .map((on) => (on === undefined ? NO_EVIDENCE : { on, claims: new Map() }));

/** On which catalogues a law is tried, and how often. */
interface Tried {
  readonly catalogues?: fc.Arbitrary<CatalogueImport>;
  readonly cases?: number;
}

/** Tries a law on very many worlds, each with some more that the law needs. */
export function everyWorldWith<More>(
  more: fc.Arbitrary<More>,
  faultsIn: (world: World, more: More) => Faults,
  { catalogues = anyCatalogue, cases = CASES }: Tried = {},
): void {
  const askedOf = (document: CatalogueImport) =>
    fc.array(fc.record({ permitted: anyPermitted, visit: anyVisit(document), more }), {
      minLength: VISITS,
      maxLength: VISITS,
    });
  const anyAsked = catalogues.chain((document) =>
    fc.tuple(fc.constant(document), anyEvidence, askedOf(document)),
  );
  fc.assert(
    fc.property(anyAsked, ([document, evidence, asked]) => {
      const shelf = compile(document, 'e', evidence);
      const faults = asked.flatMap((one) =>
        faultsIn({ document, evidence, shelf, ...one }, one.more),
      );
      expect(faults[0]).toBeUndefined();
    }),
    { numRuns: Math.ceil(cases / VISITS) },
  );
}

/** Tries a law on very many worlds. */
export const everyWorld = (faultsIn: (world: World) => Faults, tried: Tried = {}): void =>
  everyWorldWith(fc.constant(null), faultsIn, tried);

/** What is wrong where two should be the same: the two of them. */
export const unlessSame = (one: unknown, other: unknown): Faults =>
  JSON.stringify(one) === JSON.stringify(other) ? [] : [{ one, other }];

/** The items that pass every gate of a purpose, whatever would bring them, in no order. */
export function passingFor(purpose: Answered, { permitted, visit, shelf }: World): Set<string> {
  const among = [...shelf.items.keys()];
  const { candidates, rack } = courseOf(purpose, permitted, { ...visit, among }, shelf);
  return new Set(itemsIn(candidates, rack).map(({ ref }) => ref));
}
