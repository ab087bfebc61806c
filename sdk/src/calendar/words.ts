/** A text as a row of words, each between two spaces: folded, without accents, `ß` as `ss`. */
const rowOf = (text: string): string => {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss');
  return ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
};

/** A word that may end a longer one begins with this. */
const ENDING = '-';

/** Makes a test of titles: whether one holds any of some words or phrases. */
export function holdsAny(words: readonly string[]): (title: string) => boolean {
  const needles = words.map((word) =>
    word.startsWith(ENDING) ? rowOf(word.slice(ENDING.length)).slice(1) : rowOf(word),
  );
  return (title) => {
    const row = rowOf(title);
    return needles.some((needle) => row.includes(needle));
  };
}
