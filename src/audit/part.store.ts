import { createHash } from 'node:crypto';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Format } from '@village-butcher/sdk/contract';
import { csvHead, csvRow, type Row } from './csv.js';
import { ENDING_OF, type PartFile } from './export.js';
import { jsonLine } from './jsonl.js';

/** How a format begins a file and writes a row. */
interface Writing {
  readonly head: (columns: readonly string[]) => string;
  readonly row: (row: Row) => string;
}

const WRITING: Readonly<Record<Format, Writing>> = {
  jsonl: { head: () => '', row: jsonLine },
  csv: { head: (columns) => csvHead(columns, 'comma'), row: (row) => csvRow(row, 'comma') },
  'csv-semicolon': {
    head: (columns) => csvHead(columns, 'semicolon'),
    row: (row) => csvRow(row, 'semicolon'),
  },
  'csv-tab': { head: (columns) => csvHead(columns, 'tab'), row: (row) => csvRow(row, 'tab') },
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
    columns: readonly string[],
  ): Promise<PartFiles> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const files = formats.map((format) => Draft.begin(folder, name, format, columns));
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

  static async begin(
    folder: string,
    name: string,
    format: Format,
    columns: readonly string[],
  ): Promise<Draft> {
    const whole = `${name}.${ENDING_OF[format]}`;
    const file = await open(join(folder, whole + DRAFT), 'w');
    const draft = new Draft(whole, WRITING[format], file);
    await draft.#write(WRITING[format].head(columns));
    return draft;
  }

  add(rows: readonly Row[]): Promise<void> {
    return this.#write(rows.map(this.writing.row).join(''));
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
