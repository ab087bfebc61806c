import { createHash } from 'node:crypto';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PartFile } from './export.js';

/** Here the next part begins, so that no spreadsheet meets a file that it cannot open. */
const LONG = 2 ** 30;

/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;

/** Behind the name of a file that is not whole yet. */
const DRAFT = '.draft';

/** One file of a part, counted and summed on the way. */
export class Draft {
  #bytes = 0;
  /** Texts become bytes in here, one after another: a new room for each costs more than the writing. */
  #room = Buffer.alloc(0);
  readonly #sum = createHash('sha256');

  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly file: FileHandle,
  ) {}

  /** Begins a file. What a crash left of it is written over. */
  static async begin(folder: string, name: string): Promise<Draft> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    return new Draft(folder, name, await open(join(folder, name + DRAFT), 'w'));
  }

  /** Whether it is as long as a file should get. */
  get isLong(): boolean {
    return this.#bytes >= LONG;
  }

  /** Whoever writes waits until it is written, and then writes on. */
  async write(more: Buffer | string): Promise<void> {
    const bytes = typeof more === 'string' ? this.#encoded(more) : more;
    this.#bytes += bytes.length;
    this.#sum.update(bytes);
    await this.file.appendFile(bytes);
  }

  #encoded(text: string): Buffer {
    const most = text.length * MOST_BYTES;
    if (this.#room.length < most) this.#room = Buffer.allocUnsafe(most);
    return this.#room.subarray(0, this.#room.write(text));
  }

  /** The file on disk under its name, also after a power cut. */
  async end(): Promise<PartFile> {
    await this.file.sync().finally(() => this.file.close());
    const path = join(this.folder, this.name);
    await rename(path + DRAFT, path);
    const above = await open(dirname(path), 'r');
    await above.sync().finally(() => above.close());
    return { name: this.name, bytes: this.#bytes, sha256: this.#sum.digest('base64url') };
  }
}
