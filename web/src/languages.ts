import { isOneOf } from '@village-butcher/sdk';
import { LOCALES, type Locale } from '@village-butcher/sdk/contract';
import type { TemplateResult } from 'lit/html.js';
import { select } from './scene.js';
import type { Words } from './words.js';

/** Each language in its own words: who looks for one may not read the other. */
const OWN_NAMES: Readonly<Record<Locale, string>> = {
  de: 'Deutsch',
  en: 'English',
  nl: 'Nederlands',
};

/** The choice of a language. */
export const languages = (words: Words, speak: (locale: Locale) => void): TemplateResult =>
  select({
    label: words.say('language'),
    options: LOCALES.map((locale) => ({ value: locale, text: OWN_NAMES[locale] })),
    chosen: words.locale,
    choose: (tag) => {
      if (isOneOf(LOCALES, tag)) speak(tag);
    },
  });
