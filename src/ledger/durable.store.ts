import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SealRefusal } from './seal-refusal.js';

/** So many of the newest files are kept, and of the older ones the first of each hour. */
const NEWEST_KEPT = 100;
const DRAFT = '.draft';
const HOUR_MS = 3_600_000;

/** What a file holds, or `null` if there is none. */
export const readWhole = (path: string): Promise<Buffer | null> =>
  onDisk(() => readFile(path).catch(nothingThere));

/** The names in a folder, sorted; `null` if there is no such folder. */
export const namesIn = (folder: string): Promise<readonly string[] | null> =>
  onDisk(() => readdir(folder).then((names) => names.toSorted(), nothingThere));

/** The same with all that lies below, by its path from there. */
export const namesBelow = (folder: string): Promise<readonly string[] | null> =>
  onDisk(() => readdir(folder, { recursive: true }).catch(nothingThere));

/** Makes a folder that outlives a power cut, with the folders above it. */
export const makeFolder = (folder: string): Promise<void> =>
  onDisk(async () => {
    const topmost = await mkdir(folder, { recursive: true });
    if (topmost === undefined) return;
    for (let made = folder; made.length >= topmost.length; made = dirname(made)) {
      await settled(dirname(made));
    }
  });

/**
 * Writes a file that nobody has written yet: all of it or nothing, also after a power cut. Says
 * `taken` and changes nothing where there is one.
 */
export const writeOnce = (path: string, bytes: Buffer | string): Promise<'written' | 'taken'> =>
  onDisk(() =>
    fromDraft(path, bytes, async (draft) => {
      try {
        await link(draft, path);
      } catch (cause) {
        if (codeOf(cause) === 'EEXIST') return 'taken';
        throw cause;
      }
      await settled(dirname(path));
      return 'written';
    }),
  );

/** Writes a file over the one before it: whoever reads finds the old one or the new one, whole. */
export const replace = (path: string, bytes: Buffer | string): Promise<void> =>
  onDisk(() =>
    fromDraft(path, bytes, async (draft) => {
      await rename(draft, path);
      await settled(dirname(path));
    }),
  );

/** Removes what is no longer of use, whether it is there or not. */
export const removeAll = (path: string): Promise<void> =>
  onDisk(() => rm(path, { recursive: true, force: true }));

/** Removes what a crash left half-written. Only who is alone in a folder may. */
export async function sweep(folder: string): Promise<void> {
  const drafts = ((await namesBelow(folder)) ?? []).filter((name) => name.endsWith(DRAFT));
  for (const name of drafts) await removeAll(join(folder, name));
}

/**
 * Of files that only get more: lets the one go that has just become too old to be among the newest,
 * unless it is the first of its hour. `names` are in the order in which they were written.
 */
export const thin = (folder: string, names: readonly string[]): Promise<void> =>
  onDisk(async () => {
    const [before, oldest] = [names.at(-NEWEST_KEPT - 2), names.at(-NEWEST_KEPT - 1)];
    if (before === undefined || oldest === undefined) return;
    const [first, second] = await Promise.all([before, oldest].map((name) => hourOf(folder, name)));
    if (first === second) await rm(join(folder, oldest), { force: true });
  });

const hourOf = async (folder: string, name: string): Promise<number> =>
  Math.floor((await stat(join(folder, name))).mtimeMs / HOUR_MS);

/** A file under a name that means nothing, on disk, until `publish` has given it its own. */
async function fromDraft<T>(
  path: string,
  bytes: Buffer | string,
  publish: (draft: string) => Promise<T>,
): Promise<T> {
  const draft = `${path}.${randomUUID()}${DRAFT}`;
  try {
    const file = await open(draft, 'wx');
    await file
      .writeFile(bytes)
      .then(() => file.sync())
      .finally(() => file.close());
    return await publish(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A name is on disk once its folder is. */
async function settled(folder: string): Promise<void> {
  const file = await open(folder, 'r');
  await file.sync().finally(() => file.close());
}

/** Whatever a disk answers but "there is none" stops the sealer: a checkpoint over a gap is a lie. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (syscall === undefined) throw cause;
    throw new SealRefusal(
      'S9-storage',
      `The disk answers ${code} to ${syscall}. Make room or repair it: sealing goes on by itself.`,
      { cause },
    );
  }
}

function nothingThere(cause: unknown): null {
  if (codeOf(cause) === 'ENOENT') return null;
  throw cause;
}

const codeOf = (cause: unknown): string | undefined => (cause as NodeJS.ErrnoException).code;
