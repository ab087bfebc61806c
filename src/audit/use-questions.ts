import type { AboutUses } from './question.js';
import { didRead } from './questions/did-read.js';
import { mayStillHold } from './questions/may-still-hold.js';
import { usedAfterEnd } from './questions/used-after-end.js';
import { usedWithoutPermission } from './questions/used-without-permission.js';

/** What uses answer. */
export const USE_QUESTIONS = {
  'did-read': didRead,
  'may-still-hold': mayStillHold,
  'used-after-end': usedAfterEnd,
  'used-without-permission': usedWithoutPermission,
} as const satisfies Readonly<Record<string, AboutUses>>;
