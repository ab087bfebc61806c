import { SealRefusal } from './ledger/seal-refusal.js';

/** Faults whose own words help nobody: what they look like, and what is said instead. */
const PLAINLY: readonly (readonly [RegExp, string])[] = [
  [/\bEADDRINUSE\b/, 'The port is taken: give this one a PORT of its own.'],
  [
    /\bE(CONN|HOST|NET)\w+|\bENOTFOUND\b/,
    'The database does not answer at the address given ($&).',
  ],
  [
    /role "village_\w+" does not exist/,
    'This database knows no village yet: start the service on it once.',
  ],
];

/** What ended a program, in a sentence for whoever started it. */
export function sentenceOf(error: unknown): string {
  // The driver wraps several failed attempts into an error without a word of its own.
  if (error instanceof AggregateError) return sentenceOf(error.errors[0]);
  if (error instanceof SealRefusal) return `${error.code}: ${error.message}`;
  const said = error instanceof Error ? error.message : String(error);
  const [looks, plain] = PLAINLY.find(([pattern]) => pattern.test(said)) ?? [];
  return looks && plain ? (looks.exec(said)?.[0] ?? '').replace(looks, plain) : said;
}

/** The commands take no words beside their names: one that is not understood must not be passed over. */
export function refuseWords(words: readonly string[]): void {
  if (words.length > 0) throw new Error('This command takes no more words. Nothing was done.');
}
