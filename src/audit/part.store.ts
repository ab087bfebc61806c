import { createHash } from 'node:crypto';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { csvHead, csvRow, type CsvProfile, type Row } from './csv.js';
import { ENDING_OF, type PartFile, type TableFormat } from './export.js';
import { columnsOf, jsonLine } from './jsonl.js';
import type { Question } from './question.js';
import { Workbook } from './xlsx.js';

/** How a format begins a file, writes rows and ends it. */
interface Writing {
  readonly begin: (columns: readonly string[]) => Buffer | string;
  readonly add: (rows: readonly Row[]) => Buffer | string;
  readonly end: () => Buffer | string;
}

const csvWriting = (profile: CsvProfile): Writing => ({
  begin: (columns) => csvHead(columns, profile),
  add: (rows) => rows.map((row) => csvRow(row, profile)).join(''),
  end: () => '',
});

const JSON_LINES: Writing = {
  begin: () => '',
  add: (rows) => rows.map(jsonLine).join(''),
  end: () => '',
};

/** A writing of a format for one file, by the id of its question. */
const WRITING: Readonly<Record<TableFormat, (id: string) => Writing>> = {
  jsonl: () => JSON_LINES,
  csv: () => csvWriting('comma'),
  'csv-semicolon': () => csvWriting('semicolon'),
  'csv-tab': () => csvWriting('tab'),
  xlsx: (id) => new Workbook(id),
};

/** Here the next part begins, so that no spreadsheet meets a file that it cannot open. */
const LONG = 2 ** 30;

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
    formats: readonly TableFormat[],
    question: Pick<Question, 'columns' | 'id'>,
  ): Promise<PartFiles> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const files = formats.map(async (format) => {
      const writing = WRITING[format](question.id);
      const file = await Draft.begin(folder, `${name}.${ENDING_OF[format]}`, writing);
      return file.write(writing.begin(columnsOf(question)));
    });
    return new PartFiles(folder, await Promise.all(files));
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const file of this.files) await file.add(rows);
  }

  /** Whether its longest file is as long as one should get. */
  get isLong(): boolean {
    return this.files.some(({ bytes }) => bytes >= LONG);
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

  static async begin(folder: string, name: string, writing: Writing): Promise<Draft> {
    return new Draft(name, writing, await open(join(folder, name + DRAFT), 'w'));
  }

  get bytes(): number {
    return this.#bytes;
  }

  add(rows: readonly Row[]): Promise<this> {
    return this.write(this.writing.add(rows));
  }

  async end(folder: string): Promise<PartFile> {
    await this.write(this.writing.end());
    await this.file.sync().finally(() => this.file.close());
    const path = join(folder, this.name);
    await rename(path + DRAFT, path);
    const above = await open(dirname(path), 'r');
    await above.sync().finally(() => above.close());
    return { name: this.name, bytes: this.#bytes, sha256: this.#sum.digest('base64url') };
  }

  async write(more: Buffer | string): Promise<this> {
    const bytes = Buffer.from(more);
    this.#bytes += bytes.length;
    this.#sum.update(bytes);
    await this.file.appendFile(bytes);
    return this;
  }
}
