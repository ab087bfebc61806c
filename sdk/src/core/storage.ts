import { jsonIn } from './members.js';
import { orNothing } from './nothing.js';
import { pageStorage, type TextStorage } from './page.js';

/** One value that outlives the app, as far as the platform lets it. It never throws (B8). */
export class Kept {
  constructor(
    private readonly name: string,
    private readonly storage?: TextStorage | undefined,
  ) {}

  /** Looked up at each use: what is closed today may be open tomorrow. */
  get #place(): TextStorage | undefined {
    return this.storage ?? pageStorage();
  }

  /** What was kept. `undefined`: nothing that can be read. */
  read(): unknown {
    return jsonIn(orNothing(() => this.#place?.getItem(this.name)) ?? '');
  }

  /** Keeps a value in place of the last. Whether it is kept now. */
  write(value: unknown): boolean {
    const kept = orNothing(() => {
      this.#place?.setItem(this.name, JSON.stringify(value));
      return this.#place;
    });
    return kept !== undefined;
  }

  /** What cannot be removed is asked about once more when it is read, and answered as before. */
  clear(): void {
    orNothing(() => this.#place?.removeItem(this.name));
  }
}
