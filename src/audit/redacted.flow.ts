import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { packedTexts, type Packed } from './archive.store.js';
import type { NamedFile, Redaction } from './manifest.js';
import { redactedIn, type Redacted } from './redacted.store.js';

const NAME = 'redacted.jsonl';

/** What one of its lines is, in JSON Schema 2020-12. */
export const REDACTED_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:village-butcher:1:redacted@1',
  title: 'A line of the log that nobody can open any more',
  type: 'object',
  properties: {
    leafIndex: { type: 'integer', minimum: 0 },
    leafHash: { type: 'string' },
    redacted: { const: true },
    ground: { enum: ['customer', 'retention', 'lost'] },
  },
  required: ['leafIndex', 'leafHash', 'redacted', 'ground'],
  additionalProperties: false,
} as const;

/**
 * The lines of whoever is erased, once for all answers of an archive: where each stands, and why it cannot
 * be opened. Of which answer it was a row, or whose, nobody knows any more: that is what erased means.
 */
export class RedactedLines {
  constructor(
    private readonly db: DataSource,
    /** `known`: how far the log is that goes along. `size`: below which the answers stand. */
    private readonly log: { readonly known: number; readonly size: number },
  ) {}

  /** Its name and digest, and what it comes to. */
  async sum(): Promise<{ readonly file: NamedFile; readonly redaction: Redaction }> {
    const sum = createHash('sha256');
    let lines = 0;
    let since: string | null = null;
    for await (const some of redactedIn(this.db, this.log)) {
      lines += some.length;
      for (const { at } of some) if (since === null || at < since) since = at;
      sum.update(textOf(some));
    }
    const file = { name: NAME, sha256: sum.digest('base64url') };
    return { file, redaction: { lines, since } };
  }

  /** The file, read again when it is its turn. */
  packed(): Packed {
    return packedTexts(NAME, () => this.#texts());
  }

  async *#texts(): AsyncGenerator<string> {
    for await (const some of redactedIn(this.db, this.log)) yield textOf(some);
  }
}

const textOf = (some: readonly Redacted[]): string =>
  some
    .map(
      ({ leafIndex, leafHash, ground }) =>
        `${JSON.stringify({ leafIndex, leafHash, redacted: true, ground })}\n`,
    )
    .join('');
