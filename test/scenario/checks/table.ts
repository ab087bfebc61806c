import { unbuilt, type Feature, type Part } from '../features.js';
import type { ByKind, Expectation, Kind } from '../file-expect.js';
import type { Check, Faults, Here, Where } from '../here.js';
import * as amounts from './amounts.js';
import { counterView } from './counters.js';
import * as items from './items.js';
import * as rights from './rights.js';
import * as texts from './texts.js';

/** Whether an expectation holds. */
export const check = (expectation: Expectation, here: Here): Faults | Promise<Faults> =>
  byKind(expectation.kind, expectation, here);

const byKind = <K extends Kind>(kind: K, expected: ByKind[K], here: Here) =>
  CHECKS[kind](expected, here);

/** Does it look at what the visit was answered? A visit of which nobody looks at it asks for nothing. */
export const looksAtAnswer = (expectation: Expectation): boolean =>
  'in' in expectation
    ? expectation.in === 'reasons' || expectation.in === 'answer'
    : !ELSEWHERE.has(expectation.kind) && !isOfOthers(expectation);

const ELSEWHERE: ReadonlySet<Kind> = new Set([
  'eligible',
  'held',
  'list',
  'permission',
  'canaryNowhere',
  'counterView',
]);
const isOfOthers = (expectation: Expectation): boolean =>
  expectation.kind === 'disclosed' && !expectation.recipient.startsWith('app:');

/** What an expectation waits for. Nothing: it is checked. */
export const waitsFor = (expectation: Expectation): (Feature | Part)[] =>
  unbuilt([...(expectation.needs ?? []), ...partsOf(expectation)]);

/** Not every part of the main job is built: these look into one that is not. */
function partsOf(expectation: Expectation): (Feature | Part)[] {
  if (expectation.kind === 'noTrace') return ['product-card'];
  return 'in' in expectation ? (OUTPUTS[expectation.in] ?? []) : [];
}

const OUTPUTS: Readonly<Partial<Record<Where, (Feature | Part)[]>>> = {
  push: ['push'],
  mail: ['mail'],
  counter: ['counters'],
  brand: ['brand-messages'],
  correction: ['corrections'],
  export: ['exports'],
};

const notBuilt = ({ kind }: Expectation): never => {
  throw new Error(`Nobody can check ${kind} yet.`);
};

const CHECKS: { readonly [K in Kind]: Check<K> } = {
  allowedRecipes: items.allowedRecipes,
  forbidden: items.forbidden,
  eligible: items.eligible,
  required: items.required,
  exactItems: items.exactItems,
  maxItems: items.maxItems,
  minItems: items.minItems,
  onlyPurposes: items.onlyPurposes,
  firstItem: items.firstItem,
  everyItem: items.everyItem,
  reasonsInclude: rights.reasonsInclude,
  reasonsExclude: rights.reasonsExclude,
  notCheckedIncludes: rights.notCheckedIncludes,
  notCheckedExcludes: rights.notCheckedExcludes,
  held: rights.held,
  permission: rights.permission,
  disclosed: rights.disclosed,
  sameAs: rights.sameAs,
  textMustNotMatch: texts.textMustNotMatch,
  textMatches: texts.textMatches,
  canaryNowhere: texts.canaryNowhere,
  portions: amounts.portions,
  list: amounts.list,
  staffPicks: notBuilt,
  neighbourBadge: notBuilt,
  counterView,
  events: notBuilt,
  pushes: notBuilt,
  mailUnsubscribe: notBuilt,
  brandMessage: notBuilt,
  corrections: notBuilt,
  productCard: notBuilt,
  board: notBuilt,
  noTrace: notBuilt,
  question: notBuilt,
  questionThread: notBuilt,
  thinEvent: notBuilt,
};
