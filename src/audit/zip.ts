/*
 * A ZIP (APPNOTE 6.3.10) that is the same bytes wherever it is made. What deflate makes of a text differs
 * between versions of zlib, so everything stands here in blocks that are stored (RFC 1951, section 3.2.4):
 * any reader inflates them, and an auditor makes the same bytes without a compressor.
 */

const FILE = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Sums behind the bytes, names in UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** The first day that a ZIP can name. */
const ALWAYS = 0x0021_0000;
/** Longest block that is stored. */
const BLOCK = 0xffff;
/** Without its 64-bit form, which not every spreadsheet reads, a ZIP goes no further. */
const LONGEST = 0xffff_ffff;

interface Entry {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly size: number;
  readonly stored: number;
}

/** Files one behind the other, as bytes to be written on. */
export class Zip {
  #at = 0;
  readonly #entries: Entry[] = [];

  /** A whole file. */
  file(name: string, text: string): Buffer {
    const file = this.open(name);
    return Buffer.concat([file.head, file.add(Buffer.from(text)), file.end()]);
  }

  /** A file that grows. The next one begins after its end. */
  open(name: string): Growing {
    const path = Buffer.from(name);
    const at = this.#at;
    const file = new Growing(headOf(path), (done) => {
      this.#at = at + file.head.length + done.stored + SUMS;
      if (this.#at > LONGEST) throw new Error('A table is too long for one file.');
      this.#entries.push({ name: path, at, ...done });
    });
    return file;
  }

  /** The list of all files, which ends it. */
  end(): Buffer {
    const list = Buffer.concat(this.#entries.map(entryOf));
    const count = this.#entries.length;
    const end = bytes([4, END], [4, 0], [2, count], [2, count], [4, list.length], [4, this.#at]);
    return Buffer.concat([list, end, bytes([2, 0])]);
  }
}

type Done = Pick<Entry, 'crc' | 'size' | 'stored'>;

/** One file of a ZIP as it is being written. */
export class Growing {
  #rest = Buffer.alloc(0);
  #crc = 0;
  #size = 0;
  #stored = 0;

  constructor(
    readonly head: Buffer,
    private readonly done: (done: Done) => void,
  ) {}

  /** As many whole blocks as there are. */
  add(more: Buffer): Buffer {
    this.#crc = crc32(more, this.#crc);
    this.#size += more.length;
    const all = Buffer.concat([this.#rest, more]);
    const whole = Math.max(0, Math.ceil(all.length / BLOCK) - 1);
    const blocks = Array.from({ length: whole }, (_, n) =>
      all.subarray(n * BLOCK, (n + 1) * BLOCK),
    );
    this.#rest = all.subarray(whole * BLOCK);
    return this.#counted(blocks.flatMap((block) => [lengthOf(block, 0), block]));
  }

  /** The last block, and the sums. */
  end(): Buffer {
    const last = this.#counted([lengthOf(this.#rest, 1), this.#rest]);
    const done = { crc: this.#crc, size: this.#size, stored: this.#stored };
    this.done(done);
    return Buffer.concat([last, bytes([4, DESCRIPTOR]), sumsOf(done)]);
  }

  #counted(parts: readonly Buffer[]): Buffer {
    const all = Buffer.concat(parts);
    this.#stored += all.length;
    return all;
  }
}

/** How long sums are. */
const SUMS = 16;

const lengthOf = ({ length }: Buffer, isLast: number): Buffer =>
  bytes([1, isLast], [2, length], [2, ~length & BLOCK]);

const headOf = (name: Buffer): Buffer =>
  Buffer.concat([
    bytes([4, FILE], [2, VERSION], [2, FLAGS], [2, DEFLATE], [4, ALWAYS], [4, 0], [4, 0], [4, 0]),
    bytes([2, name.length], [2, 0]),
    name,
  ]);

const sumsOf = ({ crc, stored, size }: Done): Buffer => bytes([4, crc], [4, stored], [4, size]);

const entryOf = ({ name, at, ...done }: Entry): Buffer =>
  Buffer.concat([
    bytes([4, ENTRY], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATE], [4, ALWAYS]),
    sumsOf(done),
    bytes([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
    name,
  ]);

/** Numbers, each in so many bytes, the least first. */
function bytes(...numbers: readonly (readonly [length: number, value: number])[]): Buffer {
  const all = Buffer.alloc(numbers.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of numbers) at = all.writeUIntLE(value, at, length);
  return all;
}

/** The polynomial of ISO 3309, turned around. */
const POLYNOMIAL = 0xedb88320;
const EIGHT = Array.from({ length: 8 });
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) =>
  EIGHT.reduce<number>((sum) => (sum & 1 ? POLYNOMIAL ^ (sum >>> 1) : sum >>> 1), byte),
);

/** The sum that a ZIP holds over each file, going on from that of what came before. */
function crc32(more: Buffer, before: number): number {
  let sum = ~before;
  for (const byte of more) sum = TABLE[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
