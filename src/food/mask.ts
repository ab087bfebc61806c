/** A set of words of a short fixed list, as one number: bit n stands for the list's word n. */
export type Mask = number;

/** The set that holds one word. */
export const bitOf = <Word>(list: readonly Word[], word: Word): Mask => 1 << list.indexOf(word);

/** The set that holds these words, all of the list. */
export const maskOf = <Word>(list: readonly Word[], words: readonly Word[]): Mask =>
  words.reduce((mask, word) => mask | bitOf(list, word), 0);

/** The words of a set, in the order of the list. */
export const wordsIn = <Word>(list: readonly Word[], mask: Mask): readonly Word[] =>
  list.filter((word) => mask & bitOf(list, word));

/** What is in any of the sets. */
export const union = (masks: readonly Mask[]): Mask => masks.reduce((all, mask) => all | mask, 0);
