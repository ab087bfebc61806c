import { collect, glance } from './collect.js';
import type { Evidence, Judge } from './evidence.js';
import { DeceptivePatterns, type Finding, type PatternReport } from './finding.js';
import { conflicting, deadEnd, inconsistent, misleading } from './judge-acts.js';
import { lookOver, plainSight, snug } from './judge-notice.js';
import { context, hierarchy, tooMany } from './judge-order.js';
import { maze, prompting, tooLong } from './judge-prompting.js';
import { faces, languages, wording } from './judge-words.js';
import type { AuditedPage } from './page.js';
import { doubts } from './unseen.js';
import { Visit } from './visit.js';

/** Where and how a page is looked at. */
export interface PatternOptions {
  /** The address of the page on which permissions are given: the page's own, if nothing is said. A function is asked for each language. */
  readonly entry?: string | ((locale: string | undefined) => string | Promise<string>);
  /** The languages. The first is gone through in full; of the others the texts and a notice are read. */
  readonly locales?: readonly string[];
  /** The pages on which nothing may be given: in the store, at the counter, at the desk. */
  readonly elsewhere?: readonly string[];
  /** For how long the page is watched, after each load and act, for what comes by itself. */
  readonly watchMs?: number;
}

/** Long enough for what a page shows "a moment later". */
const WATCH_MS = 1_000;

const JUDGES: readonly Judge[] = [
  prompting,
  maze,
  tooMany,
  snug,
  lookOver,
  wording,
  faces,
  plainSight,
  deadEnd,
  tooLong,
  misleading,
  hierarchy,
  context,
  inconsistent,
  languages,
  conflicting,
];

/**
 * Goes through a page as a customer who has said nothing yet, and answers every deceptive pattern
 * on it and everything that it could not see. It gives and takes back: use a customer made for it.
 */
export async function findDeceptivePatterns(
  page: AuditedPage,
  { entry = page.url(), locales = [], elsewhere = [], watchMs = WATCH_MS }: PatternOptions = {},
): Promise<PatternReport> {
  const seen: Evidence[] = [];
  for (const locale of locales.length > 0 ? locales : [undefined]) {
    const visit = new Visit(page, typeof entry === 'string' ? entry : await entry(locale));
    const go = seen.length === 0 ? collect : glance;
    seen.push(await go(visit, { locale, watchMs, elsewhere }).finally(() => visit.close()));
  }
  return {
    findings: onceEach(seen.flatMap(judged)),
    unseen: doubts(seen, elsewhere),
  };
}

/**
 * Refuses a page that deceives: throws one error that names every finding, or answers what it could
 * not see.
 *
 * @example
 * const { unseen } = await assertNoDeceptivePatterns(page, { locales: ['de', 'en', 'nl'] });
 */
export async function assertNoDeceptivePatterns(
  page: AuditedPage,
  options: PatternOptions = {},
): Promise<Pick<PatternReport, 'unseen'>> {
  const report = await findDeceptivePatterns(page, options);
  if (report.findings.length > 0) throw new DeceptivePatterns(report);
  return { unseen: report.unseen };
}

const judged = (seen: Evidence): readonly Finding[] =>
  JUDGES.flatMap((judge) => judge(seen))
    .map((finding) => (seen.locale === undefined ? finding : { ...finding, locale: seen.locale }))
    .toSorted((one, other) => one.pattern - other.pattern);

/** The same at the same place is one finding, however often it was seen. */
const onceEach = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(
    findings.map((one) => [[one.pattern, one.selector, one.measured, one.locale].join(), one]),
  ).values(),
];
