import { LOCALES, type Locale, type Purpose } from '@village-butcher/sdk/contract';
import type { Looker } from '../audit/look.js';
import type { Assurance } from './token.js';

/** Somebody without an account, in an app. Nothing is known of them, and nothing is kept. */
export interface Guest {
  readonly locale: Locale;
  /** What this client may ask for at all. A purpose that is missing here is a refusal (L1). */
  readonly purposes: readonly Purpose[];
}

/** The data-protection officer: a question needs to know the language alone, a look who it is. */
export interface Officer extends Pick<Guest, 'locale'>, Looker {
  readonly assurance: Assurance;
}

/** Who asks: a customer, through a client that stands for exactly one recipient. */
export interface Caller extends Guest {
  readonly customer: string;
  /** From the client register, never from the request. */
  readonly recipient: string;
  readonly client: string;
  readonly assurance: Assurance;
  /** When their token ends. */
  readonly until: Date;
}

/** A counter asks: no customer, but a client that stands for exactly one counter. */
export type Counter = Omit<Caller, 'customer' | 'assurance' | 'until'>;

/** A recipient asks what it has to do: a client that stands for exactly one. */
export type Told = Pick<Caller, 'recipient' | 'client'>;

/**
 * The language of an answer: the caller's favourite among ours (RFC 9110 §12.5.4), otherwise that of
 * the notice they read.
 */
export function localeOf(
  accepted: string | undefined,
  [notice]: readonly { readonly locale: string }[],
): Locale {
  const wanted = (accepted ?? '')
    .split(',')
    .map(preferenceIn)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
  return [...wanted, notice?.locale.slice(0, 2)].find(isOurs) ?? 'de';
}

const isOurs = (language: string | undefined): language is Locale =>
  LOCALES.some((locale) => locale === language);

/** `en-GB;q=0.8` → English, 0.8. What is not spelled like that weighs nothing. */
function preferenceIn(part: string): { readonly language: string; readonly weight: number } {
  const [, language = '', weight = '1'] =
    /^\s*([a-z]{2})(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{1,3})?)\s*)?$/i.exec(part) ?? [];
  return { language: language.toLowerCase(), weight: language === '' ? 0 : Number(weight) };
}
