import { rowsIn, type Columns } from './columns.js';
import { csvHead, csvRows, type CsvProfile, type Row } from './csv.js';
import { Draft } from './draft.store.js';
import type { PartFile, TableFormat } from './export.js';
import { jsonLines } from './jsonl.js';
import { Workbook } from './xlsx.js';

/** How a format begins a file, writes rows and ends it. */
interface Writing {
  readonly begin: () => Buffer | string;
  readonly add: (some: Columns) => Buffer | string;
  readonly end: () => Buffer | string;
}

/** A part that is to be written: where, and in which files of which format. */
export interface PartAsked {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly format: TableFormat }[];
  readonly rows: RowsOf;
}

/** A part as it is being written. */
export interface Writer {
  /** Rows by their own columns: what stands before each is not among them. */
  add(some: Columns): Promise<void>;
  /** Whether its longest file is as long as one should get. */
  readonly isLong: boolean;
  end(): Promise<readonly PartFile[]>;
}

/** The rows of a file: what stands before each of them alike, and the columns of their own. */
export interface RowsOf {
  /** What the table is called: the id of its question. */
  readonly id: string;
  readonly head: Row;
  readonly columns: readonly string[];
}

const plain = (head: string, add: (some: Columns) => string): Writing => ({
  begin: () => head,
  add,
  end: () => '',
});

const namesOf = ({ head, columns }: RowsOf): readonly string[] => [
  ...Object.keys(head),
  ...columns,
];

const csv =
  (profile: CsvProfile) =>
  (rows: RowsOf): Writing =>
    plain(csvHead(namesOf(rows), profile), csvRows(rows.head, rows.columns, profile));

function workbook(rows: RowsOf): Writing {
  const { id, head, columns } = rows;
  const book = new Workbook(id);
  return {
    begin: () => book.begin(namesOf(rows)),
    add: (some) => book.add(rowsIn(head, columns, some)),
    end: () => book.end(),
  };
}

const WRITING: Readonly<Record<TableFormat, (rows: RowsOf) => Writing>> = {
  jsonl: ({ head, columns }) => plain('', jsonLines(head, columns)),
  csv: csv('comma'),
  'csv-semicolon': csv('semicolon'),
  'csv-tab': csv('tab'),
  xlsx: workbook,
};

/** One part as it is being written, in each of its formats. */
export class PartFiles implements Writer {
  private constructor(private readonly files: readonly Formatted[]) {}

  /** Begins a part. */
  static async begin({ folder, files, rows }: PartAsked): Promise<PartFiles> {
    const begun = files.map(async ({ name, format }) => {
      const writing = WRITING[format](rows);
      const draft = await Draft.begin(folder, name);
      await draft.write(writing.begin());
      return { draft, writing };
    });
    return new PartFiles(await Promise.all(begun));
  }

  async add(some: Columns): Promise<void> {
    await Promise.all(this.files.map(({ draft, writing }) => draft.write(writing.add(some))));
  }

  get isLong(): boolean {
    return this.files.some(({ draft }) => draft.isLong);
  }

  async end(): Promise<readonly PartFile[]> {
    return Promise.all(
      this.files.map(async ({ draft, writing }) => {
        await draft.write(writing.end());
        return draft.end();
      }),
    );
  }
}

interface Formatted {
  readonly draft: Draft;
  readonly writing: Writing;
}
