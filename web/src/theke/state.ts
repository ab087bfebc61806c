import type { CounterView } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';

/** Somebody is signed in behind a counter. */
export interface Behind {
  readonly at: 'counter';
  readonly locale: Locale;
  /** What the counter is called. */
  readonly name: string;
  /** What it was granted by whom it serves now. Nobody, or nothing: there is no telling. */
  readonly view: CounterView | null;
}

/** What the screen shows. */
export type State =
  | Behind
  | { readonly at: 'waiting'; readonly locale: Locale }
  | { readonly at: 'door'; readonly locale: Locale; readonly why: 'no-code' | 'refused' };

/** A visit's code has ten letters and numbers. Whoever reads it out may say O and mean 0. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** The code that was typed or scanned, however it was written; `null`: it is none. */
export function codeIn(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return CODE.test(code) ? code : null;
}
