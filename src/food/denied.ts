import { roleOf, type Bit, type WordReader } from './bit.js';
import { SILENT } from './compose.js';
import type { Token } from './scan.js';
import type { Role } from './worded.js';

const SENTENCE_ENDS = '.!?\n•|';

/** `Free from milk, eggs and nuts`: the commas of a list that is denied part nothing. */
export const withoutDeniedCommas = (
  tokens: readonly Token[],
  reader: WordReader,
): readonly Token[] =>
  sentencesOf(withoutDenyingBrackets(tokens, reader)).flatMap((sentence) =>
    isDeniedList(sentence, reader) ? sentence.filter((token) => !isComma(token)) : sentence,
  );

/** `Pasta (no egg)`: brackets around nothing but a denial, with nothing of the same item behind. */
function withoutDenyingBrackets(tokens: readonly Token[], reader: WordReader): readonly Token[] {
  const dropped = new Set<Token>();
  for (let open = -1, at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'sign') continue;
    const isLast = (tokens[at + 1]?.kind ?? 'sign') === 'sign';
    const words = tokens.slice(open + 1, at);
    if (token.text === ')' && open >= 0 && isLast && isDenial(reader.bits(words))) {
      dropped.add(tokens[open]!).add(token);
    }
    open = token.text === '(' ? at : -1;
  }
  return tokens.filter((token) => !dropped.has(token));
}

function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    sentences.at(-1)!.push(token);
    if (isEnd(token)) sentences.push([]);
  }
  return sentences;
}

const isComma = ({ kind, text }: Token): boolean => kind === 'sign' && text === ',';
const isEnd = ({ kind, text }: Token): boolean => kind === 'sign' && SENTENCE_ENDS.includes(text);

/** It denies an allergen first, nothing stands before that, and it ends in `and this` or `or this`. */
function isDeniedList(sentence: readonly Token[], reader: WordReader): boolean {
  const first = sentence.findIndex(isComma);
  if (first < 0 || sentence.some((token) => isParting(token))) return false;
  const last = sentence.findLastIndex(isComma);
  return (
    isDenial(reader.bits(sentence.slice(0, first))) &&
    reader
      .bits(sentence.slice(first + 1))
      .every((bit) => !ENDING.includes(roleOf(bit) ?? 'stop')) &&
    reader.bits(sentence.slice(last + 1)).some((bit) => JOINING.includes(roleOf(bit) ?? 'stop'))
  );
}

const isParting = (token: Token): boolean =>
  token.kind === 'sign' && !isComma(token) && !isEnd(token);

const ENDING: readonly Role[] = ['with', 'traces', 'holds', 'no'];
const JOINING: readonly Role[] = ['and', 'or'];
const BEFORE: readonly Role[] = [...SILENT, 'holds'];

function isDenial(bits: readonly Bit[]): boolean {
  const at = bits.findIndex((bit) => roleOf(bit) === 'no');
  const isFirst = bits.slice(0, at).every((bit) => BEFORE.includes(roleOf(bit) ?? 'no'));
  return at >= 0 && isFirst && bits.slice(at + 1).some(namesAllergen);
}

const namesAllergen = ({ readings }: Bit): boolean =>
  readings.some((parts) => parts.some((part) => 'food' in part && part.food.contains !== 0));
