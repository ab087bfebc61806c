/** One spelling for words that mean the same: composed, lower case, without space around. */
export const fold = (word: string): string => word.normalize('NFC').toLowerCase().trim();
