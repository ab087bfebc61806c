/** The sixteen deceptive patterns of the EDPB Guidelines 03/2022, numbered as in our design. */
export const PATTERNS = {
  1: 'continuous prompting',
  2: 'privacy maze',
  3: 'too many options',
  4: 'deceptive snugness',
  5: 'look over there',
  6: 'emotional steering',
  7: 'hidden in plain sight',
  8: 'dead end',
  9: 'longer than necessary',
  10: 'misleading action',
  11: 'lacking hierarchy',
  12: 'decontextualising',
  13: 'inconsistent interface',
  14: 'language discontinuity',
  15: 'conflicting information',
  16: 'ambiguous wording',
} as const;

/** The number of a pattern. */
export type Pattern = keyof typeof PATTERNS;

/** One thing that should not be so: where it is, what was measured, and what was expected. */
export interface Finding {
  readonly pattern: Pattern;
  /** The place on the page, or the key of a text. */
  readonly selector: string;
  readonly measured: string;
  readonly expected: string;
  /** The language in which it was seen, where the caller named one. */
  readonly locale?: string;
}

/** Something that this look could not judge, and why. */
export interface Unseen {
  readonly pattern: Pattern;
  readonly why: string;
}

/** All that was found, and all that was not seen. */
export interface PatternReport {
  readonly findings: readonly Finding[];
  readonly unseen: readonly Unseen[];
}

/** Says every finding at once, so that a page is mended in one go. */
export class DeceptivePatterns extends Error {
  override readonly name = 'DeceptivePatterns';
  readonly findings: readonly Finding[];
  readonly unseen: readonly Unseen[];

  constructor({ findings, unseen }: PatternReport) {
    super(
      [
        `${findings.length} findings of deceptive patterns.`,
        ...findings.map(inWords),
        'Not seen:',
        ...unseen.map(({ pattern, why }) => `${nameOf(pattern)}: ${why}`),
      ].join('\n'),
    );
    this.findings = findings;
    this.unseen = unseen;
  }
}

const nameOf = (pattern: Pattern): string => `${pattern} ${PATTERNS[pattern]}`;

const inWords = ({ pattern, selector, measured, expected, locale }: Finding): string =>
  `${nameOf(pattern)}${locale ? ` (${locale})` : ''}: ${selector}: ${measured}; expected: ${expected}`;
