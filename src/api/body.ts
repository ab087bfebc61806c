import { BadJson, parseStrict } from '../base/json.js';
import { Refusal } from '../base/refusal.js';

/** An act is short. */
export const LONGEST_BODY_BYTES = 64 * 1024;
/** A catalogue is long. */
export const LONGEST_IMPORT_BYTES = 64 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a body: UTF-8 JSON in which nothing is open to two readings. A compressed one is refused,
 * for nobody knows how long it is until it is too late.
 */
export function readBody(bytes: Buffer, encoding: string | undefined): unknown {
  if (encoding !== undefined) throw new Refusal('unsupported-media-type', 'Send it uncompressed.');
  return parseStrict(textOf(bytes));
}

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new BadJson('syntax');
  }
}
