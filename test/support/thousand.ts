import type { Which } from '@village-butcher/sdk/contract';
import type { Tried } from './tried.js';
import type { Kept, Party, Text } from './thousand-texts.js';

/*
 * What a thousand customers did, as somebody who stood beside them would have written it down. Nothing
 * in it was read from the service but the numbers that it gives: of a line, of a request, of a letter.
 */

/** Something in the journal that is written on as long as they live. */
export type Written<One> = { -readonly [Name in keyof One]: One[Name] };

/** A permission that an act names; with an end where it gives it. */
export type Named = Which & { readonly until?: string };

/** How somebody came who chose or took back. */
export interface Came {
  readonly surface: string;
  readonly control: string;
  readonly assurance: string;
  readonly client: string;
  readonly occurredAt: string | null;
  readonly receivedAt: string;
}

/** What was on screen, and what was chosen among. */
export interface Screen {
  readonly notice: Text;
  readonly snapshot: string;
  readonly issuedAt: string;
}

/** One line of one customer. */
export interface Act {
  readonly who: string;
  /** Which act it is a line of. */
  readonly act: string;
  readonly at: string;
  readonly line: string;
  readonly seq: number;
  readonly leafHash: string;
  readonly prev: string;
  readonly says:
    'granted' | 'refused' | 'withdrawn' | 'paused' | 'resumed' | 'wished' | 'unwished' | 'erased';
  readonly named: readonly Named[];
  /** Of a pause its end, of a wish its purpose, of what was erased the field. */
  readonly until?: string;
  readonly purpose?: string;
  readonly field?: string;
  readonly came?: Came;
  readonly screen?: Screen;
}

/** One use of what somebody shared. No two are of one time. */
export interface Read {
  readonly who: string;
  readonly at: string;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  /** The last line of the customer's chain then. */
  readonly seen: number;
  readonly parts: readonly {
    readonly field: string;
    readonly purpose: string;
    readonly line: string;
  }[];
}

/** Something that a recipient has to know. `who` null: they are gone. */
interface Sent {
  readonly who: string | null;
  readonly at: string;
  readonly kind: string;
  readonly line: string | null;
  readonly recipient: string;
  readonly fields: readonly string[];
  readonly id?: string;
  readonly attempts: { readonly at: string; readonly outcome: string }[];
  readonly answers: { readonly at: string; readonly answer: string }[];
}

/** The same, as it is written on. */
export type Letter = Written<Sent>;

/** Something that was asked for formally. */
interface Filed {
  readonly id: string;
  readonly who: string | null;
  readonly kind: string;
  readonly about: string | null;
  readonly at: string;
  readonly identity: string;
  readonly steps: {
    readonly at: string;
    readonly step: string;
    readonly state: string;
    readonly reason?: string | undefined;
    readonly ground?: string | undefined;
  }[];
}

/** The same, as it is written on. */
export type Request = Written<Filed>;

/** A look of one of the house's own people. */
export interface Look {
  readonly at: string;
  readonly actor: string;
  readonly scope: string;
  readonly reason: string;
  readonly ticket: string | null;
  readonly approver: string | null;
  readonly customers: number;
  readonly fields: readonly string[];
  readonly question: readonly string[];
  readonly export: string | null;
}

/** All of it. */
interface Pages {
  readonly acts: Act[];
  readonly reads: Read[];
  readonly tries: Tried[];
  readonly letters: Letter[];
  readonly requests: Request[];
  readonly looks: Look[];
  readonly texts: Written<Kept>[];
  /** When the log was sealed, and which leaves it had by then. */
  readonly sealed: { readonly at: string; readonly size: number }[];
  /** Where the log has each leaf, by its hash. */
  readonly places: Map<string, number>;
  /** Whether a recipient keeps what it reads. Not named: nobody says. */
  readonly keeps: Map<string, 'copies' | 'screen' | 'nothing'>;
  readonly recipients: ReadonlyMap<string, Party>;
}

/** The same, as it is written on. */
export type Journal = Written<Pages>;

/** Nothing has happened yet. */
export const emptyJournal = (recipients: Journal['recipients']): Journal => ({
  acts: [],
  reads: [],
  tries: [],
  letters: [],
  requests: [],
  looks: [],
  texts: [],
  sealed: [],
  places: new Map(),
  keeps: new Map(),
  recipients,
});

/** The states in which a request is over. */
export const OVER = ['fulfilled', 'partly', 'refused', 'taken-back', 'identity-failed'];

/** Somebody is gone, and with them all that was known of them: but that they asked, and who has to know. */
export function forgetAll(journal: Journal, who: string, at: string): void {
  const users = journal.reads
    .filter((one) => one.who === who && journal.keeps.get(one.recipient) === 'copies')
    .map(({ recipient }) => recipient);
  journal.acts = journal.acts.filter((one) => one.who !== who);
  journal.reads = journal.reads.filter((one) => one.who !== who);
  journal.tries = journal.tries.filter(({ customer }) => customer !== who);
  journal.letters = journal.letters.filter((one) => one.who !== who);
  for (const recipient of new Set(users)) {
    const about = { who: null, line: null, fields: [], attempts: [], answers: [] };
    journal.letters.push({ ...about, at, recipient, kind: 'customer.erased' });
  }
  for (const request of journal.requests.filter((one) => one.who === who)) {
    request.who = null;
    const { state } = request.steps.at(-1)!;
    if (OVER.includes(state)) continue;
    const ends =
      request.kind === 'erase'
        ? [
            ['tell', 'telling'],
            ['check', 'checking'],
            ['fulfil', 'fulfilled'],
          ]
        : [['take-back', 'taken-back']];
    request.steps.push(...ends.map(([step, next]) => ({ at, step: step!, state: next! })));
  }
}
