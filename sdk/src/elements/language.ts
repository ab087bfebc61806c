import type { Locale } from '../contract/vocabulary.js';
import { spoken } from './words.js';

/** The language of an element: its own, that of its provider, the nearest `lang`, the browser's. */
export const languageAt = (
  element: Element,
  own: string | null | undefined,
  around: string | undefined,
): Locale => spoken([own, around, langAround(element), ...navigator.languages]);

/** The nearest `lang`, also beyond the shadow root that an element stands in. */
function langAround(element: Element): string | undefined {
  const near = element.closest<HTMLElement>('[lang]');
  if (near) return near.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langAround(root.host) : undefined;
}
