import { utf8 } from './bytes.js';

/** A plain object of JSON. */
export type Members = Readonly<Record<string, unknown>>;

const DEEPEST = 16;
const LONGEST_BYTES = 16_000;

/** Whether it has members: an object that is neither a list nor nothing. */
export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads canonical JSON (RFC 8785) of a closed set: whole numbers, NFC text, ASCII keys, at most 16
 * deep and 16,000 bytes long. It must come out the same when written again, which refuses every
 * other spelling: duplicate keys, another order, other escapes, `1e3`. Anything else: `undefined`.
 */
export function fromCanonical(text: string): unknown {
  if (text.length > LONGEST_BYTES || utf8(text).length > LONGEST_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return written(value, 0) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What is not in the set is written as something that no text equals. */
function written(value: unknown, depth: number): string {
  if (depth > DEEPEST) return OUTSIDE;
  if (typeof value === 'string') return isPlain(value) ? JSON.stringify(value) : OUTSIDE;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : OUTSIDE;
  if (Array.isArray(value)) return `[${value.map((item) => written(item, depth + 1)).join(',')}]`;
  if (!isObject(value)) return String(value);
  const members = Object.keys(value)
    .toSorted()
    .map(
      (key) => `${isKey(key) ? JSON.stringify(key) : OUTSIDE}:${written(value[key], depth + 1)}`,
    );
  return `{${members.join(',')}}`;
}

/** A control character stands in no JSON text: inside a string it is escaped. */
const OUTSIDE = '\0';

const isPlain = (text: string): boolean => !/\p{Cs}/u.test(text) && text.normalize('NFC') === text;

const isKey = (key: string): boolean => key !== '__proto__' && !/[^\0-\x7f]/.test(key);
