import fc from 'fast-check';
import type { CatalogueImport, Profile, Purpose } from '@village-butcher/sdk/contract';
import { NO_EVIDENCE, type Evidence } from '../../src/catalogue/evidence.js';
import { itemsIn } from '../../src/catalogue/rack.js';
import { compile, type Shelf } from '../../src/catalogue/shelf.js';
import { courseOf } from '../../src/recommend/course.js';
import {
  ANSWERED,
  type Answered,
  type Permitted,
  type Settled,
  type Visit,
} from '../../src/recommend/permitted.js';
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

/** What of a world the reference looks at. */
export type Scene = Pick<World, 'document' | 'permitted' | 'visit'>;

/** A catalogue is made ready once for so many visits. */
const VISITS = 10;

/** The day that a catalogue is made ready for: of the month of a visit, of others, or of none. */
const anyEvidence: fc.Arbitrary<Evidence> = fc
  .constantFrom('2026-11-22', '2026-06-01', '2026-12-05', undefined)
  .map((on) => (on === undefined ? NO_EVIDENCE : { on, claims: new Map() }));

/** Tries a law on very many worlds, each with some more that the law needs. */
export function everyWorldWith<More>(
  more: fc.Arbitrary<More>,
  check: (world: World, more: More) => void,
  catalogues: fc.Arbitrary<CatalogueImport> = anyCatalogue,
  cases: number = CASES,
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
      for (const one of asked) check({ document, evidence, shelf, ...one }, one.more);
    }),
    { numRuns: cases / VISITS },
  );
}

/** Tries a law on very many worlds. */
export const everyWorld = (
  check: (world: World) => void,
  catalogues: fc.Arbitrary<CatalogueImport> = anyCatalogue,
  cases: number = CASES,
): void => everyWorldWith(fc.constant(null), check, catalogues, cases);

/** What a purpose may see on a visit. */
export const valuesFor = (
  { permitted: { views }, visit: { screen } }: Pick<Scene, 'permitted' | 'visit'>,
  purpose: Purpose,
): Partial<Profile> => (screen === 'own' ? views[purpose]?.values : undefined) ?? {};

/** What a customer marked, on a screen that only they read. */
export const settledFor = ({
  permitted,
  visit,
}: Pick<Scene, 'permitted' | 'visit'>): readonly Settled[] =>
  visit.screen === 'own' ? permitted.settled : [];

/** The items that pass every gate of a purpose, whatever would bring them, in no order. */
export function passingFor(purpose: Answered, { permitted, visit, shelf }: World): Set<string> {
  const among = [...shelf.items.keys()];
  const { candidates, rack } = courseOf(purpose, permitted, { ...visit, among }, shelf);
  return new Set(itemsIn(candidates, rack).map(({ ref }) => ref));
}

/** The purposes that were asked for, can be answered and were wished, in the order asked. */
export const answeredIn = ({
  permitted: { wished },
  visit: { purposes },
}: Pick<Scene, 'permitted' | 'visit'>): Answered[] =>
  [...new Set(purposes)].flatMap((asked) =>
    ANSWERED.filter((purpose) => purpose === asked && wished.has(purpose)),
  );
