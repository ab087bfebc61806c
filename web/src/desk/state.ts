import type {
  Answer,
  Export,
  Format,
  LastNight,
  Locale,
  Naming,
  NamingAct,
  NamingEnd,
  Quarantine,
  QuarantineReason,
  Question,
  QuestionList,
  QuestionParameters,
} from '@village-butcher/sdk/contract';
import type { Checked } from './check.js';

/** The officer sits at the desk. */
export interface Sitting {
  readonly at: 'desk';
  readonly locale: Locale;
  readonly name: string;
  readonly questions: readonly Question[];
  /** Within how many hours the house tells the authority of a breach. */
  readonly breachHours: number;
  /** What can be named today. */
  readonly names: QuestionList['names'];
  readonly asked: Question | null;
  /** What it was asked with. It stays in the form, whatever came of it. */
  readonly parameters: QuestionParameters;
  readonly answer: Answer | null;
  readonly checked: Checked | null;
  /** The export of it that is under way, or through. */
  readonly exported: Export | null;
  /** What the last night found. `null`: it is not known yet. */
  readonly night: LastNight | null;
  /** The cohorts that are held, or were. `null`: this officer does not hold any. */
  readonly held: readonly Quarantine[] | null;
  /** The requests to name customers. `null`: nobody is named here. */
  readonly namings: readonly Naming[] | null;
  /** The request whose answer is shown; nothing: customers have no names in it. */
  readonly named: Naming | null;
  readonly keyOfLog: string;
  /** The parameter that the service refused; empty: the question as a whole. */
  readonly refused: string | null;
  readonly isBusy: boolean;
}

/** What the page shows. */
export type State =
  | Sitting
  | { readonly at: 'waiting'; readonly locale: Locale }
  | { readonly at: 'door'; readonly locale: Locale; readonly why: 'no-code' | 'refused' }
  | { readonly at: 'cut-off'; readonly locale: Locale };

/** What can be done at the desk. */
export interface Acts {
  enter(locale: Locale): void;
  /** Asks a question as it stands in the list. */
  ask(question: Question): void;
  /** Asks the same again, with what is in the form. */
  askWith(parameters: QuestionParameters): void;
  more(): void;
  /** Exports the whole answer, for a reason, in these forms. */
  exportFor(reason: string, formats: readonly Format[]): void;
  fetchArchive(): void;
  /** Asks that the customers of the answer be named. */
  askNaming(why: Pick<NamingAct, 'knownTo' | 'reason' | 'ticket'>): void;
  /** Decides on a request of somebody else, or takes one's own back. */
  endNaming(naming: Naming, says: NamingEnd['says']): void;
  /** Shows an answer that was approved, with names. It is written down. */
  readNaming(naming: Naming): void;
  /** Looks again what was asked and decided. */
  lookAtNamings(): void;
  pin(key: string): void;
  /** Holds the cohort that was asked about. */
  hold(reason: QuarantineReason): void;
  /** Says that a cohort may be used again. */
  lift(id: string): void;
  /** Keeps a draft of what is to be told of a breach. */
  draftBreach(): void;
}
