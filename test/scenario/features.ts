import type { Purpose } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { fullSetOf, named } from './words.js';

/** What an expectation may wait for, by the tag in its `needs`. */
export const FEATURES = [
  'board',
  'brand-messages',
  'corrections',
  'counters',
  'events',
  'mail',
  'neighbours',
  'product-card',
  'push',
  'questions',
  'staff-picks',
  'webhooks',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Parts of other checks that look into something which comes later. No file names them. */
export type Part = 'exports' | 'guests';

/** What is built: the one place that decides what is skipped. A tag comes in with what builds it. */
const BUILT: readonly (Feature | Part)[] = ['counters'];
const NOT_BUILT: ReadonlySet<Feature | Part> = new Set(
  ([...FEATURES, 'exports', 'guests'] as const).filter((tag) => !BUILT.includes(tag)),
);

/** The purposes that are answered today. What is asked for another one is not read. */
export const ANSWERED: readonly Purpose[] = ['recipes', 'shopping-tips', 'offers'];

/** Those of the tags that nobody can check yet, each once. */
export const unbuilt = (tags: readonly (Feature | Part)[]): (Feature | Part)[] => [
  ...new Set(tags.filter((tag) => NOT_BUILT.has(tag))),
];

export const Needs = named('needs', fullSetOf(z.enum(FEATURES)));

/** For a kind that means nothing without this feature. */
export const needing = (feature: Feature) =>
  fullSetOf(z.enum(FEATURES))
    .check(z.refine((tags) => tags.includes(feature)))
    .register(z.globalRegistry, { contains: { const: feature } });
