import { foldedOf } from './folded.js';

/** Where something stands in the original text: UTF-16 offsets, the end is behind it. */
export type Span = readonly [from: number, to: number];

/** A word, a number or a sign. What a text is made of after folding. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign';
  readonly text: string;
  readonly span: Span;
  /** Joined to the token before it by a hyphen, an apostrophe or nothing. */
  readonly isJoined: boolean;
  /** It ends in a hyphen with nothing behind: `Weizen-`. */
  readonly isCut: boolean;
  readonly isMarked: boolean;
}

const LETTER = /[\p{L}\p{M}]/u;
const isLetter = (char: string | undefined): boolean =>
  char !== undefined && ((char >= 'a' && char <= 'z') || (char > '\u007f' && LETTER.test(char)));
const isDigit = (char: string | undefined): boolean =>
  char !== undefined && char >= '0' && char <= '9';

/** The tokens of a text. White space only parts them. */
export function tokensOf(original: string): readonly Token[] {
  const { text, from, to, marked } = foldedOf(original);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at);
    const end = kind === null ? at + 1 : endOf(text, at, kind);
    if (kind !== null) {
      tokens.push({
        kind,
        text: joined(text.slice(at, end)),
        span: [from[at]!, to[end - 1]!],
        isJoined: isJoinedAt(text, at),
        isCut: kind === 'word' && text[end] === '-' && !isLetter(text[end + 1]),
        isMarked: marked[at]!,
      });
    }
    at = end;
  }
  return tokens;
}

const JOINTS = /[' -]/g;
const joined = (word: string): string => (JOINTS.test(word) ? word.replace(JOINTS, '') : word);

function kindAt(text: string, at: number): Token['kind'] | null {
  const char = text[at]!;
  if (isLetter(char)) return 'word';
  if (isDigit(char)) return 'number';
  const isBlank = char <= ' ' && char !== '\n';
  const isWithin = char === '-' && (isLetter(text[at - 1]) || isLetter(text[at + 1]));
  return isBlank || isWithin || char === "'" ? null : 'sign';
}

/** A number keeps its decimals, a word its apostrophes and an E its number. */
function endOf(text: string, at: number, kind: Token['kind']): number {
  if (kind === 'sign') return at + 1;
  if (kind === 'number') return numberEnd(text, at);
  return eNumberEnd(text, at) ?? wordEnd(text, at);
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (isLetter(text[end]) || (text[end] === "'" && isLetter(text[end + 1]))) end += 1;
  return end;
}

function numberEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(text[end]) || (/[.,]/.test(text[end] ?? '') && isDigit(text[end + 1]))) end += 1;
  return end;
}

const E_NUMBER = /e[ -]?(\d{3,4})(?:[ -]?[a-h](?![\p{L}]))?/uy;

/** `E 322`, `e-472e`: a word of its own, whoever wrote it. */
function eNumberEnd(text: string, at: number): number | null {
  if (text[at] !== 'e') return null;
  E_NUMBER.lastIndex = at;
  return E_NUMBER.test(text) ? E_NUMBER.lastIndex : null;
}

const isJoinedAt = (text: string, at: number): boolean =>
  (text[at - 1] === '-' && isLetter(text[at - 2])) ||
  isLetter(text[at - 1]) ||
  isDigit(text[at - 1]);
