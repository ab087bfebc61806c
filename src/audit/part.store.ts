import { csvHead, csvRows, type CsvProfile, type Row } from './csv.js';
import { Draft } from './draft.store.js';
import { ENDING_OF, type PartFile, type TableFormat } from './export.js';
import { jsonLines, ordered } from './jsonl.js';
import { Workbook } from './xlsx.js';

/** How a format begins a file, writes rows and ends it. */
interface Writing {
  readonly begin: () => Buffer | string;
  readonly add: (rows: readonly Row[]) => Buffer | string;
  readonly end: () => Buffer | string;
}

/** The rows of a file: what stands before each of them alike, and the columns of their own. */
export interface RowsOf {
  /** What the table is called: the id of its question. */
  readonly id: string;
  readonly head: Row;
  readonly columns: readonly string[];
}

const plain = (head: string, add: (rows: readonly Row[]) => string): Writing => ({
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
    add: (some) => book.add(some.map((cells) => ({ ...head, ...ordered(cells, columns) }))),
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
export class PartFiles {
  private constructor(private readonly files: readonly Formatted[]) {}

  /** Begins a part. */
  static async begin(
    folder: string,
    name: string,
    formats: readonly TableFormat[],
    rows: RowsOf,
  ): Promise<PartFiles> {
    const files = formats.map(async (format) => {
      const writing = WRITING[format](rows);
      const draft = await Draft.begin(folder, `${name}.${ENDING_OF[format]}`);
      await draft.write(writing.begin());
      return { draft, writing };
    });
    return new PartFiles(await Promise.all(files));
  }

  /** Rows by the names of their own columns: what stands before each is not among them. */
  async add(rows: readonly Row[]): Promise<void> {
    await Promise.all(this.files.map(({ draft, writing }) => draft.write(writing.add(rows))));
  }

  /** Whether its longest file is as long as one should get. */
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
