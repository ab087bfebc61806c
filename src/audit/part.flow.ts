import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { OfUse } from './answer-page.js';
import type { Found } from './answer-all.flow.js';
import { wholeAnswer, type Whole } from './answer-whole.flow.js';
import { columnsIn } from './columns.js';
import type { ExportDesk } from './export-desk.flow.js';
import { partsOf } from './export-files.store.js';
import { filesOf, nameOf, questionIn, runsOf, type Job, type Next, type Part } from './export.js';
import { nameInRow } from './jsonl.js';
import { PartThread } from './part-apart.store.js';
import { PartFiles } from './part.store.js';

/** An answer that is being written down, up to where the last part of it ended. */
interface Going extends Pick<Whole, 'pageAfter' | 'stand'> {
  /** The part that comes next. */
  readonly next: Pick<Next, 'run' | 'number'>;
  readonly found: AsyncIterator<Found>;
  /** What had no room in the part before. */
  readonly left: Found | null;
}

/** From so many leaves on a thread is worth its beginning. */
const LONG_LOG = 20_000;

/** Writes an export part by part. Parts that follow one another are one answer, asked once. */
export class PartWriter {
  #going: Going | null = null;
  #thread: PartThread | null = null;

  constructor(
    private readonly desk: ExportDesk,
    private readonly job: Job,
  ) {}

  /** As many rows as fit: what belongs to one use is never cut. */
  async write(next: Next): Promise<Part> {
    const { run, number } = next;
    const asked = runsOf(this.job)[run]!;
    const question = questionIn(asked);
    const { place } = this.desk;
    const { id, columns } = question;
    const names = Object.keys(columns);
    const { found, pageAfter, left, stand } = await this.#goingTo(next);
    const files = await this.#writing().begin({
      folder: partsOf(place, this.job.id),
      files: filesOf(this.job.said, nameOf(asked, number)),
      rows: {
        id,
        head: { question: id, ...stand },
        columns: names.map(nameInRow),
      },
    });
    const part = new Filling(place.mostRows);
    for (let more = left ?? (await nextOf(found)); more !== null; more = await nextOf(found)) {
      await files.add(columnsIn(part.take(more).map(cellsOf), names));
      if (files.isLong) part.left ??= await nextOf(found);
      if (part.left !== null) break;
    }
    const after = part.left && pageAfter(part.after!);
    this.#going = { next: { run, number: number + 1 }, found, pageAfter, stand, left: part.left };
    return { run, number, page: after, ...part.counts(), files: await files.end() };
  }

  /** Ends what works for it. */
  async close(): Promise<void> {
    await this.#thread?.close();
  }

  /** Where parts are written: a thread is begun only for what takes longer than to begin one. */
  #writing(): Pick<typeof PartFiles, 'begin'> | PartThread {
    if (this.job.stand.logSize < LONG_LOG) return PartFiles;
    return (this.#thread ??= new PartThread());
  }

  /** The answer where it stands; begun at its page, where somebody else wrote the part before. */
  async #goingTo({ run, number, page }: Next): Promise<Going> {
    const going = this.#going;
    if (page !== null && going?.next.run === run && going.next.number === number) return going;
    const asked = runsOf(this.job)[run]!;
    const { version } = questionIn(asked);
    const { slug: question, parameters } = asked;
    const ask = { question, version, parameters, ...(page !== null && { page }) };
    const { found, ...where } = await wholeAnswer(this.desk, ask, this.job.at);
    const whole = found[Symbol.asyncIterator]();
    return { ...where, next: { run, number }, found: whole, left: null };
  }
}

const cellsOf = ({ cells }: AnswerRow) => cells;

async function nextOf(found: AsyncIterator<Found>): Promise<Found | null> {
  const { done, value } = await found.next();
  return done ? null : value;
}

/** A part as it fills, without its rows. */
class Filling {
  /** What is there and has no room. */
  left: Found | null = null;
  /** The place of what was taken last. */
  after: number | null = null;
  #rows = 0;
  #first: number | null = null;
  #last: number | null = null;
  #suppressed = 0;

  constructor(private readonly mostRows: number) {}

  /** The rows that have room. The first use has, whatever it holds. */
  take({ uses, suppressed }: Found): readonly AnswerRow[] {
    this.#suppressed = suppressed;
    const room = uses.findIndex((use) => !this.#add(use));
    if (room >= 0) this.left = { uses: uses.slice(room), suppressed };
    const rows = (room < 0 ? uses : uses.slice(0, room)).flatMap((use) => use.rows);
    this.#first ??= rows.at(0)?.position ?? null;
    this.#last = rows.at(-1)?.position ?? this.#last;
    return rows;
  }

  counts(): Pick<Part, 'rows' | 'first' | 'last' | 'suppressed'> {
    return {
      rows: this.#rows,
      first: this.#first,
      last: this.#last,
      suppressed: this.#suppressed,
    };
  }

  #add({ position, rows }: OfUse): boolean {
    if (rows.length === 0) return true;
    if (this.#rows > 0 && this.#rows + rows.length > this.mostRows) return false;
    this.#rows += rows.length;
    this.after = position;
    return true;
  }
}
