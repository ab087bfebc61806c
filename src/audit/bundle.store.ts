import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonical } from '../base/canonical.js';

/** A bundle as it is being written: a folder, which the verifier reads without us. */
export class BundleFolder {
  constructor(private readonly folder: string) {}

  /** Writes a file as it is. */
  async write(path: string, bytes: string | Buffer): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), bytes);
  }

  /** Begins a file of canonical JSON, a line each. */
  async lines(path: string): Promise<BundleLines> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    return new BundleLines(await open(join(this.folder, path), 'w'));
  }
}

/** Lines that are written one page at a time, and counted and summed on the way. */
export class BundleLines {
  #count = 0;
  readonly #sum: Hash = createHash('sha256');

  constructor(private readonly file: FileHandle) {}

  async add(values: readonly unknown[]): Promise<void> {
    if (values.length === 0) return;
    const text = values.map((value) => `${canonical(value, LONGEST_LINE)}\n`).join('');
    this.#sum.update(text);
    this.#count += values.length;
    await this.file.write(text);
  }

  /** How many lines there are, and their digest. */
  async end(): Promise<{ readonly count: number; readonly sha256: string }> {
    await this.file.close();
    return { count: this.#count, sha256: this.#sum.digest('base64url') };
  }
}

/** A line holds a payload of 16,000 bytes as a string, whose every byte may need an escape. */
const LONGEST_LINE = 64_000;
