import type { Field, Purpose, Verdict } from '@village-butcher/sdk/contract';
import type { Standing, Word } from './standing.js';

declare const proof: unique symbol;

/** May this recipient use these fields for this purpose? Nothing in it can be left out (L1). */
export interface Ask {
  readonly customer: string;
  readonly recipient: string;
  readonly purpose: Purpose;
  readonly fields: readonly Field[];
}

/** One field that may be used, and the line of the ledger that says so. */
export interface PermittedField {
  readonly field: Field;
  readonly line: string;
}

/**
 * The key to a profile: the fields that may be used for one purpose, and no others. Only `rule`
 * makes one.
 */
export interface Permit {
  readonly customer: string;
  readonly recipient: string;
  readonly purpose: Purpose;
  readonly fields: readonly PermittedField[];
  readonly [proof]: true;
}

/** The answer for one field. `line` is absent where nobody ever spoke. */
export interface Judged {
  readonly field: Field;
  readonly verdict: Verdict;
  readonly line?: string;
}

/** The verdict on every field that was asked about, and the permit for the granted ones. */
export interface Ruling {
  readonly permit: Permit;
  readonly verdicts: readonly Judged[];
}

/** Default deny: what nobody granted is not granted, for whatever reason. Never throws. */
export function rule(standing: Standing, ask: Ask, now: Date): Ruling {
  const { customer, recipient, purpose } = ask;
  const words = standing.words.get(recipient)?.get(purpose);
  const verdicts: Judged[] = [];
  const fields: PermittedField[] = [];
  for (const field of ask.fields) {
    const word = words?.get(field);
    const verdict = verdictOn(standing, field, word, now);
    verdicts.push(word ? { field, verdict, line: word.line } : { field, verdict });
    if (word && verdict === 'granted') fields.push({ field, line: word.line });
  }
  return { permit: { customer, recipient, purpose, fields } as unknown as Permit, verdicts };
}

/** The verdict on one field, given the last word on it. The first reason against it counts. */
export function verdictOn(
  { pausedUntil, pending }: Standing,
  field: Field,
  word: Word | undefined,
  now: Date,
): Verdict {
  if (!word) return 'never-granted';
  if (word.says === 'withdrawn') return 'withdrawn';
  if (word.until === null || word.until.getTime() <= now.getTime()) return 'expired';
  if (word.held !== undefined) return 'paused';
  if (pausedUntil !== null && pausedUntil.getTime() > now.getTime()) return 'paused';
  if (word.pausedUntil && word.pausedUntil.getTime() > now.getTime()) return 'paused';
  if (pending.has(field)) return 'pending';
  return 'granted';
}
