// The words of the village, in the charter's order. Code, wire, database and tests take them from
// here; no other file lists them.

/** What a customer can share. */
export const FIELDS = [
  'diet',
  'allergies',
  'household',
  'children',
  'pets',
  'calendar',
  'memory',
] as const;
export type Field = (typeof FIELDS)[number];

/** Special categories of data (GDPR Art. 9): sharing them needs an explicit act. */
export const SPECIAL_FIELDS = ['diet', 'allergies'] as const satisfies readonly Field[];

/** What a customer can want back. */
export const PURPOSES = [
  'recipes',
  'shopping-tips',
  'offers',
  'staff-picks',
  'neighbour-picks',
  'events',
  'answers',
  'brand-messages',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The kinds of party that can receive. A recipient's id is `kind:path`. */
export const RECIPIENT_KINDS = ['app', 'counter', 'neighbours', 'brand'] as const;

/** May a recipient use a field for a purpose now? All but the first are a no. */
export const VERDICTS = [
  'granted',
  'never-granted',
  'withdrawn',
  'expired',
  'pending',
  'paused',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why an item was not shown. Every held item has exactly one. */
export const HOLD_REASONS = [
  'no-grant',
  'not-wanted',
  'cap',
  'quiet-hours',
  'not-relevant',
  'constraint',
  'not-at-store',
  'too-few-neighbours',
  'revoked',
  'stale',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why an answer is empty. */
export const EMPTY_REASONS = [
  'nothing-wanted',
  'nothing-in-stock',
  'nothing-passes',
  'nothing-new',
  'unknown-word',
] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

/** What a reason did to an item. */
export const EFFECTS = ['gate', 'boost', 'penalty'] as const;
export type Effect = (typeof EFFECTS)[number];

/** All the server ever learns of a calendar: a day, and one of these. */
export const HINTS = ['important', 'late-home', 'early-start', 'guests', 'away'] as const;
export type Hint = (typeof HINTS)[number];

/** The 14 of Regulation (EU) 1169/2011, Annex II. */
export const ALLERGENS = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

/** The languages that food is read in. */
export const LANGUAGES = ['de', 'nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Who says what is in a product. What a crowd typed can hold back, and lets nothing through. */
export const SOURCES = ['producer', 'crowd'] as const;

/** What a retailer says of one allergen in one product, after looking. */
export const CLAIMS = ['confirmed', 'denied'] as const;
export type ClaimWord = (typeof CLAIMS)[number];

/** In what role somebody looked. A name has no place here. */
export const CLAIM_ROLES = ['producer', 'quality', 'counter'] as const;

/** `traces`, the default, also refuses a trace statement; `contains` accepts one. */
export const STRICTNESS = ['contains', 'traces'] as const;
export type Strictness = (typeof STRICTNESS)[number];

/** Rules of eating that a member can follow. */
export const DIETS = ['vegan', 'vegetarian', 'pescatarian', 'halal', 'kosher'] as const;
export type Diet = (typeof DIETS)[number];

/** What a product is or has, as far as diets, ages and pets ask. */
export const TRAITS = [
  'meat',
  'beef',
  'pork',
  'poultry',
  'fish',
  'fish-without-scales',
  'shellfish',
  'dairy',
  'cheese',
  'egg',
  'honey',
  'gelatine',
  'animal-rennet',
  'alcohol',
  'raw-animal',
  'whole-nuts',
  'lactose-free',
  'halal-certified',
  'kosher-certified',
  'perishable',
  'pet-food',
] as const;
export type Trait = (typeof TRAITS)[number];

/** How a dish sits. */
export const HEAVINESS = ['light', 'medium', 'heavy'] as const;
export type Heaviness = (typeof HEAVINESS)[number];

/** In what amounts are given. */
export const UNITS = ['g', 'ml', 'piece'] as const;
/** How much a household eats. */
export const APPETITES = ['small', 'normal', 'large'] as const;
/** How big a pet is. */
export const SIZES = ['small', 'medium', 'large'] as const;
/** What a note says of a food. */
export const NOTE_RULES = ['want', 'avoid'] as const;

/** What a customer says of an item that was suggested: had it, not now, not any more. */
export const SETTLED = ['taken', 'later', 'never'] as const;
export type SettledWord = (typeof SETTLED)[number];

/** How what was wished for may reach the customer. */
export const CHANNELS = ['app', 'app-push', 'app-inbox', 'email', 'in-person'] as const;

/** `own`: only the customer sees it. `shared`: a kiosk, a till, a counter. */
export const SCREENS = ['own', 'shared'] as const;
export type Screen = (typeof SCREENS)[number];

/** Where on the screen an act was done. */
export const SURFACES = [
  'permission-centre',
  'suggestion-why',
  'receipt',
  'counter',
  'letter',
] as const;

/** What was pressed. A notice names those it allows. */
export const CONTROLS = ['allow', 'undo', 'switch', 'stop-using', 'withdraw-all'] as const;

/** What a recipient is in law (GDPR Art. 4(7) and (8), Art. 26). */
export const LEGAL_ROLES = ['controller', 'processor', 'joint-controller'] as const;

/** The languages that reasons are written in. */
export const LOCALES = ['de', 'en', 'nl'] as const;
export type Locale = (typeof LOCALES)[number];

/** Which fields can matter for which purpose. Nothing else is read for it, so nothing else is disclosed. */
export const FIELDS_FOR: Readonly<Record<Purpose, readonly Field[]>> = {
  recipes: ['diet', 'allergies', 'household', 'children', 'calendar', 'memory'],
  'shopping-tips': ['diet', 'allergies', 'children', 'pets', 'calendar', 'memory'],
  offers: ['diet', 'allergies', 'children', 'pets', 'calendar', 'memory'],
  'staff-picks': ['diet', 'allergies', 'children'],
  events: ['calendar'],
  'neighbour-picks': [],
  answers: [],
  'brand-messages': [],
};
