import { isOneOf } from '@village-butcher/sdk';
import { LOCALES, type Locale } from '@village-butcher/sdk/contract';

const KEPT = 'village-language';

/** The language that was chosen here, or else the first of the browser's that we speak. */
export const languageAtFirst = (): Locale =>
  [sessionStorage.getItem(KEPT), ...navigator.languages]
    .map((tag) => (tag ?? '').slice(0, 2))
    .find((tag) => isOneOf(LOCALES, tag)) ?? 'de';

/** Keeps a choice for as long as the tab is open. */
export const keepLanguage = (locale: Locale): void => sessionStorage.setItem(KEPT, locale);
