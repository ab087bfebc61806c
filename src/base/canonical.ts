/** What can be hashed: a closed part of JSON. Whole numbers only, plain text only. */
export type Canonical =
  null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical };

const DEEPEST = 16;
const LONGEST_BYTES = 16_000;

/**
 * RFC 8785 (JSON Canonicalization Scheme) over the closed set above. What lies outside is refused
 * and never repaired: two readers of one line must never see two things.
 */
export function canonical(value: unknown, longest: number = LONGEST_BYTES): string {
  const text = written(value, 0);
  if (Buffer.byteLength(text) > longest) throw new Error('Too long to be hashed.');
  return text;
}

/** Reads canonical JSON back, and refuses any other spelling of the same value. */
export function fromCanonical(text: string): Canonical {
  const value = JSON.parse(text) as Canonical;
  if (canonical(value) !== text) throw new Error('Not canonical JSON.');
  return value;
}

function written(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new Error('Too deep to be hashed.');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return whole(value);
  if (Array.isArray(value)) return list(value, depth);
  if (isPlain(value)) return members(value, depth);
  throw new Error('Not a value that can be hashed.');
}

/** Printable ASCII in the one form that it has, and nothing in it that JSON escapes. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (/\p{Cs}/u.test(text) || text.normalize('NFC') !== text) throw new Error('Not plain text.');
  return JSON.stringify(text);
}

function whole(number: number): string {
  if (!Number.isSafeInteger(number) || Object.is(number, -0))
    throw new Error('Not a whole number.');
  return String(number);
}

/** Holes are there as `undefined`, which is refused. */
function list(values: readonly unknown[], depth: number): string {
  let text = '';
  for (const value of values) text += (text === '' ? '' : ',') + written(value, depth + 1);
  return `[${text}]`;
}

function members(value: Readonly<Record<string, unknown>>, depth: number): string {
  let text = '';
  for (const key of Object.keys(value).toSorted()) {
    if (key === '__proto__') throw new Error('Not a key.');
    text += `${text === '' ? '' : ','}${quoted(key)}:${written(value[key], depth + 1)}`;
  }
  return `{${text}}`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
