import type {
  AnswerRow,
  Locale,
  ParameterName,
  Question as Shown,
  QuestionParameters,
  QuestionSlug,
} from '@village-butcher/sdk/contract';
import type { Published, Registered } from './known.js';
import type { Placed, Said } from './chain.js';
import type { Course } from './course.js';
import type { Counted } from './attempts.js';
import type { Contained } from './contained.js';
import type { Filed } from './filed.js';
import type { SeenLook } from './look.js';
import type { Held } from './quarantined.js';
import type { Table } from './tally.js';
import type { Reached } from './reached.js';
import type { Use, UsedOn } from './use.js';

/** A question that is being answered. */
export interface Asked {
  readonly parameters: QuestionParameters;
  readonly asOf: string;
  /** A customer's name in this answer alone. */
  readonly refOf: (customer: string) => string;
  /** The name of one of our own people, the same in every answer. */
  readonly personOf: (actor: string) => string;
  /** What a recipient is called, if it is registered. */
  readonly nameOf: (recipient: string) => string | null;
  readonly registered: Registered;
  /** For how many days a recipient keeps what it read; `null`: the settings do not say. */
  readonly keepsDaysOf: (recipient: string) => number | null;
  /** The texts that the log knows, at that position. */
  readonly notices: readonly Published[];
  /** The cohorts that the log knows to be held, at that position. */
  readonly held: readonly Held[];
  /** What it names that is not there. */
  readonly unlisted: readonly ParameterName[];
}

type ColumnKind = Shown['columns'][number]['kind'];

/** What of a question the desk shows. */
export interface Face {
  readonly id: string;
  readonly slug: QuestionSlug;
  readonly version: number;
  readonly isZero: boolean;
  readonly title: Readonly<Record<Locale, string>>;
  readonly parameters: readonly ParameterName[];
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

/** A question that uses answer, one by one in the order of the log, each beside lines of its customer. */
export interface AboutUses extends Face {
  readonly about: 'uses';
  /** Each use, or of each customer the last use of a field by a recipient. */
  readonly of: 'every-use' | 'last-uses';
  /** The lines that a use rests on, or all that its customer ever said. */
  readonly beside: 'its-lines' | 'the-chain';
  readonly rowsOf: (use: Use, chain: readonly Said[], asked: Asked) => readonly AnswerRow[];
}

/** A question that acts answer, one by one in the order of the log, each beside all that its customer said. */
export interface AboutLines extends Face {
  readonly about: 'lines';
  readonly rowsOf: (placed: Placed, chain: readonly Said[], asked: Asked) => readonly AnswerRow[];
}

/** A question that is answered by counting over chains. */
export interface AboutChains extends Face {
  readonly about: 'chains';
  /** What was used of each customer is looked at, too. */
  readonly beside?: 'uses';
  /** It stands at the end of a day, so that nobody learns of one act by asking twice. */
  readonly isDaily?: true;
  /** The same, permission by permission, where that is asked for. */
  readonly inDetail?: AboutLines;
  readonly count: (asked: Asked) => Counting;
}

/** A count that goes on chain by chain, and the table that it comes to. */
export interface Counting {
  add(chain: readonly Said[], used: readonly UsedOn[]): void;
  table(): Table;
}

/** A question that is answered by what recipients were told, and what came of it. */
export interface AboutNotifications extends Face {
  readonly about: 'notifications';
  readonly rowsOf: (course: Course, asOf: string) => readonly AnswerRow[];
}

/** A question that is answered by what customers asked for formally. */
export interface AboutRequests extends Face {
  readonly about: 'requests';
  readonly rowsOf: (filed: Filed, asked: Asked, asOf: string) => readonly AnswerRow[];
}

/** A question that is answered customer by customer, of whom something was read. */
export interface AboutPeople extends Face {
  readonly about: 'people';
  /** The same of one export, where that is named. */
  readonly inExport: AboutExport;
  readonly rowOf: (reached: Reached, chain: readonly Said[], asked: Asked) => AnswerRow;
}

/** A question that is answered customer by customer, about whom an export has rows. */
export interface AboutExport extends Face {
  readonly about: 'export';
  /** Whom it is about as this answer calls them; `null`: nobody any more. */
  readonly rowOf: (
    contained: Contained,
    customerRef: string | null,
    chain: readonly Said[],
  ) => AnswerRow;
}

/** A question that the looks of our own people answer. */
export interface AboutLooks extends Face {
  readonly about: 'looks';
  readonly rowsOf: (look: SeenLook, asked: Asked) => readonly AnswerRow[];
}

/** A question that refused attempts answer, counted by the database over whole days. */
export interface AboutAttempts extends Face {
  readonly about: 'attempts';
  readonly table: (counted: readonly Counted[]) => Table;
}

/** A question about what is configured now, whatever the log says. */
export interface AboutRegister extends Face {
  readonly about: 'register';
  readonly rowsOf: (asked: Pick<Asked, 'asOf' | 'registered'>) => readonly AnswerRow[];
}

/** A question about the log itself, whoever its lines are of. */
export interface AboutLog extends Face {
  readonly about: 'log';
}

/** One of the closed list, with how it is answered. */
export type Question =
  | AboutUses
  | AboutLines
  | AboutChains
  | AboutPeople
  | AboutExport
  | AboutNotifications
  | AboutLooks
  | AboutRequests
  | AboutAttempts
  | AboutRegister
  | AboutLog;

/** One that is answered by what stands beside the log, one after another. */
export type AboutBeside = AboutNotifications | AboutLooks | AboutRequests;

/** One that is answered by counting. */
export type Counts = AboutChains | AboutAttempts;
