/** Limits of what may travel: nesting, and keys of one object. */
const DEEPEST = 16;
const MOST_KEYS = 200;
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/** What can be wrong with a piece of JSON. */
export type JsonFault = 'syntax' | 'depth' | 'keys' | 'duplicate-key' | 'forbidden-key';

/** Says what is wrong with a piece of JSON, and never repeats it. */
export class BadJson extends Error {
  override readonly name = 'BadJson';
  constructor(readonly fault: JsonFault) {
    super(`Bad JSON: ${fault}.`);
  }
}

/**
 * `JSON.parse` that leaves nothing open: no duplicate key (of which the last would win silently),
 * no key that reaches for a prototype, bounded depth and breadth. Linear in the text.
 */
export function parseStrict(text: string): unknown {
  const value = parsed(text);
  const open: { readonly keys: Set<string> | null }[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        if (expectsKey) takeKey(open.at(-1)!.keys!, JSON.parse(text.slice(at, end + 1)) as string);
        expectsKey = false;
        at = end;
        break;
      }
      case '{':
      case '[': {
        const isObject = text[at] === '{';
        open.push({ keys: isObject ? new Set() : null });
        if (open.length > DEEPEST) throw new BadJson('depth');
        expectsKey = isObject;
        break;
      }
      case '}':
      case ']':
        open.pop();
        expectsKey = false;
        break;
      case ',':
        expectsKey = open.at(-1)?.keys !== null;
        break;
    }
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadJson('syntax');
  }
}

function takeKey(keys: Set<string>, key: string): void {
  if (POISON.has(key)) throw new BadJson('forbidden-key');
  if (keys.has(key)) throw new BadJson('duplicate-key');
  keys.add(key);
  if (keys.size > MOST_KEYS) throw new BadJson('keys');
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
