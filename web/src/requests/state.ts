import type { DeskRequest, DeskStepAct, Locale, PaperAct } from '@village-butcher/sdk/contract';

/** The officer looks at what customers asked for. */
export interface Sitting {
  readonly at: 'list';
  readonly locale: Locale;
  readonly name: string;
  /** What was open when it was looked at. What was answered since stays, and says so. */
  readonly items: readonly DeskRequest[];
  /** The request with which something was done last, or that was entered. */
  readonly last: string | null;
  /** What was refused: a request by its id, or a member of the form; `null`: nothing was. */
  readonly refused: string | null;
  readonly now: number;
}

/** What the page shows. */
export type State =
  | Sitting
  | { readonly at: 'waiting'; readonly locale: Locale }
  | { readonly at: 'door'; readonly locale: Locale }
  | { readonly at: 'cut-off'; readonly locale: Locale };

/** What can be done here. */
export interface Acts {
  enter(locale: Locale): void;
  /** Looks again at what is open. */
  look(): void;
  step(id: string, act: DeskStepAct): void;
  /** Enters what somebody asked for on paper or in person. */
  file(act: PaperAct): void;
}
