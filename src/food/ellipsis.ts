import type { Language } from './language.js';
import { textOf, type Word } from './word.js';
import { HEADS, PAIRS, SHARED } from './words/heads.js';

const listed = (text: string): ReadonlySet<string> =>
  new Set(text.split(/[\s,]/).filter((word) => word !== ''));

const HEADS_OF = { de: listed(HEADS.de), nl: listed(HEADS.nl), en: listed(HEADS.en) };
const SHARED_IN = { de: listed(SHARED.de), nl: listed(SHARED.nl), en: listed(SHARED.en) };
const MOST_LETTERS = 16;

/** The longest known head that a compound ends in. */
function headOf(word: string, language: Language): string {
  const most = Math.min(word.length - 2, MOST_LETTERS);
  for (let length = most; length >= 2; length -= 1) {
    const end = word.slice(-length);
    if (HEADS_OF[language].has(end)) return end;
  }
  return '';
}

/** English heads, and what may stand before them alone: `beef or chicken stock`. */
const PAIRED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  PAIRS.split('\n')
    .map((row) => row.split('|'))
    .flatMap(([heads = '', befores = '']) =>
      [...listed(heads)].map((head) => [head, listed(befores)] as const),
    ),
);

/**
 * The foods of parts that share a word: `Weizen- oder Dinkelmehl`, `Rotwein oder -essig`, `red or
 * white wine`. The written words of each part, completed.
 */
export function completed(
  parts: readonly (readonly Word[])[],
  language: Language,
): readonly string[] {
  return parts.map((part, index) => {
    const behind = parts.slice(index + 1).find((other) => !endsOpen(other)) ?? [];
    const before = parts[index - 1] ?? [];
    const text = textOf(part);
    if (endsOpen(part)) return closed(text, textOf(behind.slice(-1)), language);
    if (startsOpen(part)) return opened(text, textOf(before), language);
    return isShared(part, behind, language) ? `${text} ${textOf(behind.slice(part.length))}` : text;
  });
}

const endsOpen = (part: readonly Word[]): boolean => part.at(-1)?.text.endsWith('-') ?? false;
const startsOpen = ([first, second]: readonly Word[]): boolean =>
  first?.text === '-' && second?.isApart === false;

const closed = (text: string, whole: string, language: Language): string =>
  text + (whole.includes('-') ? whole.slice(whole.lastIndexOf('-') + 1) : headOf(whole, language));

function opened(text: string, whole: string, language: Language): string {
  const head = headOf(whole, language);
  if (head === 'wein' || head === 'wijn') return whole + text;
  return head === '' ? text : whole.slice(0, -head.length) + text;
}

/** A lonely adjective, or a word that stands before the same head: what is behind it is meant too. */
function isShared(part: readonly Word[], behind: readonly Word[], language: Language): boolean {
  const [only] = part;
  if (part.length !== 1 || only === undefined || behind.length < 2) return false;
  if (SHARED_IN[language].has(only.key)) return true;
  return language === 'en' && (PAIRED.get(behind.at(-1)!.key)?.has(only.key) ?? false);
}
