import { csvHead, csvRow, type CsvProfile, type Row } from './csv.js';
import { Draft } from './draft.store.js';
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

/** One part as it is being written, in each of its formats. */
export class PartFiles {
  private constructor(private readonly files: readonly Formatted[]) {}

  /** Begins a part. */
  static async begin(
    folder: string,
    name: string,
    formats: readonly TableFormat[],
    question: Pick<Question, 'columns' | 'id'>,
  ): Promise<PartFiles> {
    const files = formats.map(async (format) => {
      const writing = WRITING[format](question.id);
      const draft = await Draft.begin(folder, `${name}.${ENDING_OF[format]}`);
      await draft.write(writing.begin(columnsOf(question)));
      return { draft, writing };
    });
    return new PartFiles(await Promise.all(files));
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const { draft, writing } of this.files) await draft.write(writing.add(rows));
  }

  /** Whether its longest file is as long as one should get. */
  get isLong(): boolean {
    return this.files.some(({ draft }) => draft.isLong);
  }

  async end(): Promise<readonly PartFile[]> {
    const ended = [];
    for (const { draft, writing } of this.files) {
      await draft.write(writing.end());
      ended.push(await draft.end());
    }
    return ended;
  }
}

interface Formatted {
  readonly draft: Draft;
  readonly writing: Writing;
}
