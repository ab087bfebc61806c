import type { CatalogueImport, Profile, Purpose } from '@village-butcher/sdk/contract';
import {
  ANSWERED,
  type Answered,
  type Permitted,
  type Settled,
  type Visit,
} from '../../src/recommend/permitted.js';

/** What of a world the reference looks at. */
export interface Scene {
  readonly document: CatalogueImport;
  readonly permitted: Permitted;
  readonly visit: Visit;
}

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

/** The purposes that were asked for, can be answered and were wished, in the order asked. */
export const answeredIn = ({
  permitted: { wished },
  visit: { purposes },
}: Pick<Scene, 'permitted' | 'visit'>): Answered[] =>
  [...new Set(purposes)].flatMap((asked) =>
    ANSWERED.filter((purpose) => purpose === asked && wished.has(purpose)),
  );
