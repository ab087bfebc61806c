/** One of these words, or one that a later service speaks (B11). */
export type Open<Word extends string> = Word | (string & Record<never, never>);

/** What comes from the service. It may grow: every closed word in it is open, and nobody changes it. */
export type Answer<T> = T extends string
  ? string extends T
    ? T
    : Open<T>
  : T extends readonly (infer Item)[]
    ? readonly Answer<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Answer<T[Key]> }
      : T;

/** What an app sends. Strict in its words, and only read: lists may be `as const`. */
export type Given<T> = T extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Given<T[Key]> }
    : T;

/** Whether this version knows a word of an answer: then it is one that may be sent, too. */
export const isOneOf = <Word extends string>(words: readonly Word[], word: string): word is Word =>
  (words as readonly string[]).includes(word);
