import {
  ALLERGENS,
  type Allergen,
  type ClaimWord,
  type ImportedProduct,
  type LocalDate,
} from '@village-butcher/sdk/contract';
import { dayAfter, lastOfMonth } from '../base/day.js';
import { ALL_ALLERGENS, allergenDeclared, allergenNamed } from '../food/allergen.js';
import { bitOf, maskOf, union, type Mask } from '../food/mask.js';

/** What is older than so many days clears nothing any more. */
export const FRESH_DAYS = 90;
/** A day that never comes: nothing rests on evidence that grows old. */
export const NEVER: LocalDate = '9999-12-31';

/** What a retailer said of one allergen in one product, and on which day. */
export interface Claim {
  readonly product: string;
  readonly allergen: Allergen;
  readonly says: ClaimWord;
  readonly on: LocalDate;
}

/** Under each product, the last word on each of its allergens that somebody spoke of. */
export type Claims = ReadonlyMap<string, readonly Claim[]>;

/** Claims with another last word on one allergen of a product. None: it was withdrawn. */
export const claimsWith = (
  claims: Claims,
  { product, allergen }: Pick<Claim, 'product' | 'allergen'>,
  word: readonly Claim[],
): Claims => {
  const others = (claims.get(product) ?? []).filter((one) => one.allergen !== allergen);
  return new Map([...claims, [product, [...others, ...word]]]);
};

/** What may clear something, besides the catalogue: the day that it is, and each product's claims. */
export interface Evidence {
  readonly on: LocalDate;
  readonly claims: Claims;
}

/** No day on which anything is fresh: nothing is cleared. */
export const NO_EVIDENCE: Evidence = { on: NEVER, claims: new Map() };

/** What is known of the allergens of a product, in sets over the 14. */
export interface Known {
  readonly contains: Mask;
  readonly traces: Mask;
  /** Somebody said of it whether it is in, however long ago. */
  readonly told: Mask;
  /** What is not one of its ingredients, as was said not too long ago. Traces stay traces. */
  readonly absent: Mask;
  /** All of it was declared, not too long ago, by who made it. */
  readonly isComplete: boolean;
  /** Somebody denied something. */
  readonly isClaimed: boolean;
  /** The last day on which nothing of this changes by itself. */
  readonly until: LocalDate;
}

/** What a declaration and the claims of its product say together. Presence wins (L5). */
export function knownOf(row: ImportedProduct, { on, claims }: Evidence): Known {
  const declared = declaredBy(row);
  const own = claims.get(row.id) ?? [];
  const denials = own.filter((claim) => claim.says === 'denied' && isFresh(claim.on, on));
  const contains = declared.contains | saidIn(own.filter(({ says }) => says === 'confirmed'));
  const denied = saidIn(denials);
  const isCurrent = row.allergens !== null && isFresh(row.allergens.asOf, on);
  const days = [row.allergens?.asOf ?? NEVER, ...denials.map((claim) => claim.on)];
  return {
    contains,
    traces: declared.traces,
    told: declared.told | denied,
    absent: ((isCurrent ? declared.told : 0) | denied) & ~contains,
    isComplete: isCurrent && declared.told === ALL_ALLERGENS,
    isClaimed: denials.length > 0,
    until: earliest(days.map((day) => lastDayOf(day, on))),
  };
}

/** What a declaration itself says. One without `freeFrom` speaks of all the 14; a crowd of none. */
function declaredBy({ allergens, source }: ImportedProduct) {
  const contains = allergensIn(allergens?.contains);
  const traces = allergensIn(allergens?.mayContain);
  const named = contains | traces | allergensFreed(allergens?.freeFrom);
  const isWhole = allergens !== null && allergens.freeFrom === undefined;
  const told = isWhole ? ALL_ALLERGENS : named;
  return { contains, traces, told: source === 'crowd' ? 0 : told };
}

/** Of some words, those of the 14. */
export const allergensIn = (words: readonly string[] = []): Mask =>
  maskOf(
    ALLERGENS,
    words.flatMap((word) => allergenDeclared(word) ?? []),
  );

/** Free from wheat is not free from gluten: here only the name of the whole counts. */
export const allergensFreed = (words: readonly string[] = []): Mask =>
  maskOf(
    ALLERGENS,
    words.flatMap((word) => allergenNamed(word) ?? []),
  );

const saidIn = (claims: readonly Claim[]): Mask =>
  union(claims.map(({ allergen }) => bitOf(ALLERGENS, allergen)));

/** Stores lie in several zones, so a day may have begun already where it was written down. */
const isFresh = (day: LocalDate, on: LocalDate): boolean =>
  on !== NEVER && day <= dayAfter(on) && on <= dayAfter(day, FRESH_DAYS);

/** The last day on which a day is as fresh as now: it grows old, or it is still to come. */
function lastDayOf(day: LocalDate, on: LocalDate): LocalDate {
  if (day === NEVER || on === NEVER) return NEVER;
  if (day > dayAfter(on)) return dayAfter(day, -2);
  const last = dayAfter(day, FRESH_DAYS);
  return on <= last ? last : NEVER;
}

/** The first of some days. */
export const earliest = (days: readonly LocalDate[]): LocalDate =>
  days.reduce((first, day) => (day < first ? day : first), NEVER);

/**
 * The last day on which items are as they are on a day: what clears something in them is fresh, and
 * the season is the same.
 */
export const lapseOf = (
  items: readonly { readonly lapses: LocalDate }[],
  on: LocalDate,
): LocalDate => earliest([lastOfMonth(on), ...items.map(({ lapses }) => lapses)]);
