import { createHash } from 'node:crypto';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Format } from '@village-butcher/sdk/contract';
import { csvHead, csvRows, type CsvProfile, type Row } from './csv.js';
import { ENDING_OF, type PartFile } from './export.js';
import { jsonLines } from './jsonl.js';

/** How a file begins, and how a row of it is written. */
interface Writing {
  readonly head: string;
  readonly row: (cells: Row) => string;
}

/** The rows of a file: what stands before each of them alike, and the columns of their own. */
export interface RowsOf {
  readonly head: Row;
  readonly columns: readonly string[];
}

const table = ({ head, columns }: RowsOf, profile: CsvProfile): Writing => ({
  head: csvHead([...Object.keys(head), ...columns], profile),
  row: csvRows(head, columns, profile),
});

const WRITING: Readonly<Record<Format, (rows: RowsOf) => Writing>> = {
  jsonl: ({ head, columns }) => ({ head: '', row: jsonLines(head, columns) }),
  csv: (rows) => table(rows, 'comma'),
  'csv-semicolon': (rows) => table(rows, 'semicolon'),
  'csv-tab': (rows) => table(rows, 'tab'),
};

/** Behind the name of a file that is not whole yet. */
const DRAFT = '.draft';

/** One part as it is being written, in each of its formats. */
export class PartFiles {
  private constructor(
    private readonly folder: string,
    private readonly files: readonly Draft[],
  ) {}

  /** Begins a part. What a crash left of it is written over. */
  static async begin(
    folder: string,
    name: string,
    formats: readonly Format[],
    rows: RowsOf,
  ): Promise<PartFiles> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const files = formats.map((format) => Draft.begin(folder, name, format, rows));
    return new PartFiles(folder, await Promise.all(files));
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const file of this.files) await file.add(rows);
  }

  /** Each file on disk under its name, also after a power cut. */
  async end(): Promise<readonly PartFile[]> {
    const ended = [];
    for (const file of this.files) ended.push(await file.end(this.folder));
    return ended;
  }
}

/** One file of a part, counted and summed on the way. */
class Draft {
  #bytes = 0;
  readonly #sum = createHash('sha256');

  private constructor(
    private readonly name: string,
    private readonly writing: Writing,
    private readonly file: FileHandle,
  ) {}

  static async begin(folder: string, name: string, format: Format, rows: RowsOf): Promise<Draft> {
    const whole = `${name}.${ENDING_OF[format]}`;
    const file = await open(join(folder, whole + DRAFT), 'w');
    const writing = WRITING[format](rows);
    const draft = new Draft(whole, writing, file);
    await draft.#write(writing.head);
    return draft;
  }

  add(rows: readonly Row[]): Promise<void> {
    let text = '';
    for (const row of rows) text += this.writing.row(row);
    return this.#write(text);
  }

  async end(folder: string): Promise<PartFile> {
    await this.file.sync().finally(() => this.file.close());
    const path = join(folder, this.name);
    await rename(path + DRAFT, path);
    const above = await open(dirname(path), 'r');
    await above.sync().finally(() => above.close());
    return { name: this.name, bytes: this.#bytes, sha256: this.#sum.digest('base64url') };
  }

  async #write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.#bytes += bytes.length;
    this.#sum.update(bytes);
    await this.file.appendFile(bytes);
  }
}
