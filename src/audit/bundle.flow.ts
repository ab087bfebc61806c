import type { DataSource, EntityManager } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { lineIn } from '../ledger/box.js';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { pathOf, tilesFor } from '../ledger/tile.js';
import type { BundleFolder } from './bundle.store.js';
import {
  consentLines,
  noticeTexts,
  pendingRows,
  sizeOfLog,
  standingRows,
  uses,
  type ShutLine,
} from './log-rows.store.js';

/** What was written, for whoever asked for it. */
export interface Written {
  readonly size: number;
  readonly consent: number;
  readonly disclosure: number;
}

/** What a bundle is made of. */
export interface BundleParts {
  readonly keyring: Keyring;
  readonly published: PublishedLog;
  readonly folder: BundleFolder;
  /** Promises that somebody holds, to be checked against the log. */
  readonly promises: readonly string[];
}

/**
 * Writes the whole log with everything that opens it, as one snapshot: a folder that an auditor
 * checks without us (`verify/verify.mjs`). `null`: something is on its way into the log that the
 * rows say already, so ask again when it is sealed.
 */
export const writeBundle = (db: DataSource, parts: BundleParts): Promise<Written | null> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    const size = await sizeOfLog(tx);
    if (size === null || (await parts.published.size()) !== size) return null;
    return writeAt(tx, size, parts);
  });

async function writeAt(tx: EntityManager, size: number, parts: BundleParts): Promise<Written> {
  const { keyring, published, folder, promises } = parts;
  await copyLog(published, folder, size);
  for (const { text, sha256 } of await noticeTexts(tx)) {
    await folder.write(`notices/${sha256.toString('hex')}`, text);
  }
  const files = [
    ['openings/consent.ndjson', opened(keyring, consentLines(tx, size))],
    ['openings/disclosure.ndjson', uses(tx, size)],
    ['pending.ndjson', pendingRows(tx, size)],
    ['promises.ndjson', [promises]],
    ['standing.ndjson', standingAt(tx, size)],
  ] as const;
  const counts = new Map<string, number>();
  const sums: Record<string, string> = {};
  for (const [path, pages] of files) {
    const { count, sha256 } = await writeLines(folder, path, pages);
    counts.set(path, count);
    sums[path] = sha256;
  }
  const consent = counts.get('openings/consent.ndjson')!;
  const disclosure = counts.get('openings/disclosure.ndjson')!;
  const about = {
    counts: { consent, disclosure, entries: size },
    files: sums,
    origin: keyring.word.origin,
    scope: 'whole',
    v: 1,
  };
  await folder.write('bundle.json', canonical(about));
  return { size, consent, disclosure };
}

type Pages = AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;

async function writeLines(
  folder: BundleFolder,
  path: string,
  pages: Pages,
): Promise<{ readonly count: number; readonly sha256: string }> {
  const file = await folder.lines(path);
  for await (const page of pages) await file.add(page);
  return file.end();
}

/** Each line with what opens its commitment. */
async function* opened(
  keyring: Keyring,
  pages: AsyncIterable<readonly ShutLine[]>,
): AsyncGenerator<object[]> {
  for await (const page of pages) {
    yield page.map(({ index, customer, line, box, wrapped }) => {
      const { payload, salt } = lineIn(keyring.open(customer, wrapped, 'ledger'), line, box);
      return { index, payload, salt: salt.toString('base64url') };
    });
  }
}

/** The first line says of which log this is the standing. */
async function* standingAt(tx: EntityManager, size: number): AsyncGenerator<readonly object[]> {
  yield [{ size }];
  yield* standingRows(tx);
}

/** The log as it is published, byte for byte. */
async function copyLog(published: PublishedLog, folder: BundleFolder, size: number): Promise<void> {
  for (const [at, note] of await published.checkpoints()) {
    if (at < size) await folder.write(`checkpoints/${at}`, note);
  }
  for (const tile of tilesFor(0, size)) {
    const bytes = await published.tile(tile);
    if (!bytes) throw new Error('A tile of the published log is missing.');
    await folder.write(pathOf(tile), bytes);
  }
  await folder.write('checkpoint', (await published.checkpoint())!);
}
