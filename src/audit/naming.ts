import type {
  AnswerRow,
  Field,
  Naming,
  NamingAct,
  NamingEnd,
  NamingState,
} from '@village-butcher/sdk/contract';
import type { Stand } from './answer-page.js';
import type { Looker } from './look.js';

const HOUR_MS = 3_600_000;
/** How long somebody else may decide. */
export const TO_DECIDE_MS = 24 * HOUR_MS;
/** How long an answer can be read that was approved: a working day. */
export const TO_READ_MS = 8 * HOUR_MS;

/** A request to name the customers of an answer, and what became of it. */
export interface NamingJob {
  readonly id: string;
  readonly at: Date;
  readonly until: Date;
  readonly asker: Looker;
  readonly said: NamingAct;
  readonly stand: Stand;
  readonly end: Decided | null;
}

/** What somebody decided. `until`: how long the answer can be read, if it was approved. */
export interface Decided {
  readonly at: Date;
  readonly actor: string;
  readonly says: NamingEnd['says'];
  readonly until: Date | null;
}

/** How far a request is, at a time. What nobody decided in time has lapsed, as has what was read long enough. */
export function stateOf({ until, end }: Pick<NamingJob, 'until' | 'end'>, now: Date): NamingState {
  const last = end?.until ?? until;
  if (end !== null && end.says !== 'approved') return end.says;
  if (last <= now) return 'lapsed';
  return end === null ? 'waiting' : 'approved';
}

/** Whether it is theirs to say this: their own request one takes back, another's one decides. */
export const mayEnd = (
  { asker }: Pick<NamingJob, 'asker'>,
  actor: string,
  says: NamingEnd['says'],
): boolean => (says === 'taken-back') === (actor === asker.actor);

/** A request as somebody at the desk sees it. */
export const shownNaming = (
  { id, at, until, asker, said, stand, end }: NamingJob,
  actor: string,
  personOf: (actor: string) => string,
  now: Date,
): Naming => ({
  ...said,
  ...stand,
  id,
  state: stateOf({ until, end }, now),
  at: at.toISOString(),
  until: (end?.until ?? until).toISOString(),
  asker: personOf(asker.actor),
  decider: end === null ? null : personOf(end.actor),
  isOwn: asker.actor === actor,
});

/** The column that a question names customers in, each by a name of one answer. */
const REF = 'customerRef';

/** Whether a question tells of single customers at all. Others have nobody to name. */
export const canName = ({ columns }: { readonly columns: object }): boolean =>
  Object.hasOwn(columns, REF);

/** The columns of an answer that names customers: who stands behind the name that the answer has for them. */
export const namedColumns = ({ columns }: { readonly columns: object }): string[] =>
  Object.keys(columns).flatMap((name) => (name === REF ? [REF, 'customer'] : [name]));

/** Who was called what while an answer was made. */
export class Named {
  readonly #customers = new Map<string, string>();

  constructor(private readonly name: (customer: string) => string) {}

  readonly refOf = (customer: string): string => {
    const ref = this.name(customer);
    this.#customers.set(ref, customer);
    return ref;
  };

  /** Whom a row is about; nobody, if it names nobody. */
  customerIn({ cells }: AnswerRow): string | undefined {
    return this.#customers.get(String(cells[REF]));
  }
}

/** Which fields of whom stand in these rows: what a look was at. */
export function fieldsOf(
  rows: readonly AnswerRow[],
  named: Named,
): ReadonlyMap<string, readonly Field[]> {
  const found = new Map<string, Set<string>>();
  for (const row of rows) {
    const customer = named.customerIn(row);
    if (customer === undefined) continue;
    const fields = found.get(customer) ?? new Set();
    for (const field of fieldsIn(row)) fields.add(field);
    found.set(customer, fields);
  }
  return new Map(
    Array.from(found, ([customer, fields]) => [customer, [...fields].toSorted() as Field[]]),
  );
}

/** The fields that a row names. */
export const fieldsIn = ({ cells: { field, fields } }: AnswerRow): readonly string[] => [
  ...(typeof field === 'string' ? [field] : []),
  ...(Array.isArray(fields) ? fields : []),
];

/** The rows of those who are still here, each with the name that one recipient has for its customer. */
export const withNames = (
  rows: readonly AnswerRow[],
  named: Named,
  nameOf: (customer: string) => string | null,
): AnswerRow[] =>
  rows.flatMap((row) => {
    const customer = named.customerIn(row);
    const name = customer === undefined ? null : nameOf(customer);
    return name === null ? [] : [{ ...row, cells: { ...row.cells, customer: name } }];
  });
