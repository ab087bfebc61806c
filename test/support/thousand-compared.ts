import type { QuestionParameters, QuestionSlug } from '@village-butcher/sdk/contract';
import { wholeOf } from './desk.js';
import * as acts from './thousand-acts.js';
import * as beside from './thousand-beside.js';
import type { Plainly, PlainRow } from './thousand-cells.js';
import * as counts from './thousand-counts.js';
import { proof } from './thousand-proof.js';
import * as uses from './thousand-uses.js';
import { askingByDay, askingOf } from './thousand-told.js';
import type { Thousand } from './thousand-village.js';

/** Each question of the first stage but the one about the log itself, answered from the journal alone. */
const PLAINLY: Partial<Record<QuestionSlug, Plainly>> = {
  'could-read': (asking) =>
    asking.parameters['detail'] ? acts.couldReadInDetail(asking) : counts.couldRead(asking),
  'did-read': uses.didRead,
  'may-still-hold': uses.mayStillHold,
  'used-after-end': uses.usedAfterEnd,
  'used-without-permission': uses.usedWithoutPermission,
  'special-not-explicit': acts.specialNotExplicit,
  'to-renew': acts.toRenew,
  proof,
  'not-told': beside.notTold,
  'ending-soon': counts.endingSoon,
  'end-missing': acts.endMissing,
  'notice-evidence': counts.noticeEvidence,
  'refused-attempts': counts.refusedAttempts,
  requests: beside.requests,
  looks: beside.looks,
  // What is whole has no row: what is found where something was planted, the test says by itself.
  integrity: () => ({ rows: [], suppressed: 0 }),
};

/** Cells that are names: one name here is always the same one there, within an answer or in all of them. */
const NAMES_IN_ONE = ['customerRef'];
const NAMES_IN_ALL = ['disclosure', 'look', 'actorRef', 'approver'];

/** A row as the desk is answered it. */
type FoundRow = Awaited<ReturnType<typeof wholeOf>>['rows'][number];

/** What is called how, in both directions. */
class Naming {
  readonly #to = new Map<unknown, unknown>();
  readonly #from = new Map<unknown, unknown>();

  /** Whether these two are one, as far as is known; and from now on they are. */
  isOne(found: unknown, plain: unknown): boolean {
    if (found === null || plain === null) return found === plain;
    if (!this.#to.has(found) && !this.#from.has(plain)) {
      this.#to.set(found, plain);
      this.#from.set(plain, found);
    }
    return this.#to.get(found) === plain && this.#from.get(plain) === found;
  }
}

interface Compared {
  readonly rows: number;
  readonly suppressed: number;
}

/** Compares what the desk is answered with what the journal says. */
export class Comparing {
  readonly #ofAll = new Map(NAMES_IN_ALL.map((name) => [name, new Naming()]));
  /** How many rows were compared of each question. */
  readonly rows = new Map<QuestionSlug, number>();
  /** The columns of each question in which no row that was compared had anything. */
  readonly bare = new Map<QuestionSlug, readonly string[]>();

  constructor(
    private readonly thousand: Thousand,
    private readonly seed: string,
  ) {}

  /** Asks both. Throws with the question, its parameters and the first row that differs. */
  async ask(question: QuestionSlug, parameters: QuestionParameters = {}): Promise<Compared> {
    const { desk, journal, sealed } = this.thousand;
    const now = sealed.village.clock.at!.toISOString();
    const found = await wholeOf(desk, { question, version: 1, parameters });
    const isByDay = question === 'ending-soon' || (question === 'could-read' && !parameters.detail);
    const asking = isByDay ? askingByDay : askingOf;
    const plain = PLAINLY[question]!(asking(journal, parameters, now));
    const said = `${question} ${JSON.stringify(parameters)}, seed ${this.seed}`;
    const differing = this.#firstDiffering(found, plain.rows);
    if (differing) throw new Error(`${said}:\n${differing}`);
    if (found.suppressed !== plain.suppressed) {
      throw new Error(`${said}: ${found.suppressed} hidden, and not ${plain.suppressed}.`);
    }
    const bare = (this.bare.get(question) ?? found.columns).filter((name) =>
      found.rows.every(({ cells }) => isBare(cells[name])),
    );
    this.bare.set(question, bare);
    this.rows.set(question, (this.rows.get(question) ?? 0) + plain.rows.length);
    return { rows: plain.rows.length, suppressed: plain.suppressed };
  }

  #firstDiffering(
    { rows, columns }: { readonly rows: readonly FoundRow[]; readonly columns: readonly string[] },
    plain: readonly PlainRow[],
  ): string | null {
    const skipped = [...NAMES_IN_ONE, ...NAMES_IN_ALL];
    const compared = columns.filter((name) => !skipped.includes(name));
    const keyed = <Row extends PlainRow | FoundRow>(all: readonly Row[]) =>
      all
        .map((row) => ({ row, key: JSON.stringify(compared.map((name) => row.cells[name])) }))
        .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    const [here, there] = [keyed(rows), keyed(plain)];
    const ofOne = new Map(NAMES_IN_ONE.map((name) => [name, new Naming()]));
    const namings = [...ofOne, ...this.#ofAll].filter(([name]) => columns.includes(name));
    for (let at = 0; at < Math.max(here.length, there.length); at += 1) {
      const [one, other] = [here[at], there[at]];
      const isSame =
        one?.key === other?.key &&
        namings.every(([name, naming]) =>
          naming.isOne(one!.row.cells[name], other!.row.cells[name]),
        ) &&
        (other!.row.position === undefined || other!.row.position === one!.row.position);
      if (!isSame) {
        const shown = (row: unknown) => JSON.stringify(row ?? 'no row');
        return `desk (${here.length}): ${shown(one?.row)}\njournal (${there.length}): ${shown(other?.row)}`;
      }
    }
    return isInOrder(rows) ? null : 'The rows are not in the order of the log.';
  }
}

/** Nothing to compare: what is never there is not known to be right. */
const isBare = (cell: unknown): boolean =>
  cell === null || (Array.isArray(cell) && cell.length === 0);

/** Rows that stand in the log come in its order. */
function isInOrder(rows: readonly FoundRow[]): boolean {
  const positions = rows.flatMap(({ position }) => (position === null ? [] : [position]));
  return positions.every((one, at) => at === 0 || positions[at - 1]! <= one);
}
