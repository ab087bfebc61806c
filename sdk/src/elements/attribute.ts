/** The words of an attribute, between blanks or commas. It is not there: no list. */
export const wordsIn = (list: string | null | undefined): readonly string[] | undefined =>
  list?.split(/[\s,]+/).filter(Boolean);
