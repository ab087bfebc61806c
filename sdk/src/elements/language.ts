import { type Locale, LOCALES } from '../contract/vocabulary.js';
import type { Languages, MessageKey } from './texts.js';
import { speech, type Words } from './words.js';

let languages: Languages = {};

/** Said in a window when there is one language more: elements that had none are drawn then. */
export const SPOKEN = 'village-spoken';

/**
 * Gives the elements of this page their languages. No element brings one, so that an app pays for those
 * alone which it speaks. In a language that is not here, the first is spoken that is.
 *
 * @example
 * speak({ de, en });
 */
export function speak(more: Languages): void {
  languages = { ...languages, ...more };
  globalThis.dispatchEvent?.(new Event(SPOKEN));
}

/** How the elements speak: in the first of these languages that they were given. None: not at all. */
export function wordsIn<Key extends MessageKey>(
  wanted: readonly Locale[],
  before: Words<Key> | undefined,
): Words<Key> | undefined {
  const locale = wanted.find((one) => languages[one]);
  const texts = locale && languages[locale];
  return texts && (before?.locale === locale ? before : speech(texts, locale));
}

/**
 * The languages in which an element would speak, the nearest first: its own, that of its provider, the
 * nearest `lang`, the browser's; then English, then any.
 */
export const languagesAt = (
  element: Element,
  own: string | null | undefined,
  around: string | undefined,
): readonly Locale[] =>
  [own, around, langAround(element), ...navigator.languages, 'en', ...LOCALES].flatMap((tag) =>
    LOCALES.filter((locale) => locale === tag?.slice(0, 2).toLowerCase()),
  );

/** The nearest `lang`, also beyond the shadow root that an element stands in. */
function langAround(element: Element): string | undefined {
  const near = element.closest<HTMLElement>('[lang]');
  if (near) return near.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langAround(root.host) : undefined;
}
