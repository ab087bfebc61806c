import { createPublicKey, type KeyObject } from 'node:crypto';
import { logKeyOf, openCheckpoint, type Checkpoint } from './checkpoint.js';
import { LogRefusal } from './log-refusal.js';
import { vkeyOf } from './note.js';

/** Where a log is published and where it is remembered, and the key that signs it. */
export interface LogPlaces {
  readonly tiles: string;
  readonly anchor: string;
  readonly key: KeyObject;
}

/** What has just been done for good. A test may fail right there. */
export type Step =
  | 'taken'
  | 'written'
  | 'committed'
  | 'tile'
  | 'tiles'
  | 'checked'
  | 'signed'
  | 'anchored'
  | 'published';

/** Is told of each step as it happens. */
export type Steps = (step: Step) => void | Promise<void>;

/** The checkpoint in a note, if our own key has signed it for this log; `null` if not. */
export function ownCheckpoint(note: string, origin: string, key: KeyObject): Checkpoint | null {
  try {
    return openCheckpoint(note, [vkeyOf(logKeyOf(origin, createPublicKey(key)))]);
  } catch (cause) {
    if (cause instanceof LogRefusal) return null;
    throw cause;
  }
}
