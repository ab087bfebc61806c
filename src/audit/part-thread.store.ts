import { parentPort } from 'node:worker_threads';
import type { Columns } from './columns.js';
import type { PartFile } from './export.js';
import { PartFiles, type PartAsked } from './part.store.js';

/*
 * A thread that writes parts: what `part-apart.store.ts` says comes here, in order, and each message
 * is answered once it is done. A fault ends the thread, and whoever waits for an answer gets it.
 */

/** What is said to the thread: a part begins, rows of it, it ends. */
export type Said =
  { readonly begin: PartAsked } | { readonly some: Columns } | { readonly end: true };

/** What comes back: how it stands, and at the end its files. */
export interface Answered {
  readonly isLong: boolean;
  readonly files: readonly PartFile[];
}

const NONE: readonly PartFile[] = [];
let part: PartFiles;
let before: Promise<void> = Promise.resolve();

parentPort!.on('message', (said: Said) => {
  before = before.then(async () => parentPort!.postMessage(await answerTo(said)));
});

async function answerTo(said: Said): Promise<Answered> {
  if ('end' in said) return { isLong: false, files: await part.end() };
  if ('begin' in said) part = await PartFiles.begin(said.begin);
  else await part.add(said.some);
  return { isLong: part.isLong, files: NONE };
}
