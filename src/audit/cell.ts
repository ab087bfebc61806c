/** Nothing in it is a control, a separator or a mark, and it begins with a letter or a digit. */
const PLAIN = /^(?:[0-9A-Za-z][0-9A-Za-z .:/@_+=-]*)?$/;

/** Whether a text is the same in every file: nothing in it is to be guarded or escaped. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** The pictures of the control characters begin here (Unicode, Control Pictures). */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';
const REPLACEMENT = '\uFFFD';
const LAST_OF_C0 = 0x1f;
const DELETE = 0x7f;

const UNSEEN = /[\p{Cc}\u2028\u2029\uFEFF]/gu;

/** A spreadsheet told another separator than ours cuts here, quoted or not. */
const PIECES = /[^,;|]*[,;|]?/gu;

/** What a spreadsheet passes over before it looks for a formula; the last four are blank letters. */
const LEADING = /^["\p{Cc}\p{Cf}\p{Z}\p{M}\u115F\u1160\u3164\uFFA0]+/u;

const TRIGGER = /^[=+\-@\u2212]/u;

/**
 * A text as no spreadsheet takes it for a formula: controls made visible, and an apostrophe before
 * every piece that would begin one. Linear in the text.
 */
export function guarded(text: string): string {
  if (isPlain(text)) return text;
  const seen = text.replaceAll(UNSEEN, visible);
  return seen.replaceAll(PIECES, (piece) => (isLive(piece) ? `'${piece}` : piece));
}

function visible(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code <= LAST_OF_C0) return String.fromCharCode(PICTURES + code);
  return code === DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
}

/** An apostrophe that stands there already gets another: it would be swallowed as ours. */
const isLive = (piece: string): boolean =>
  piece.startsWith("'") || TRIGGER.test(piece.normalize('NFKC').replace(LEADING, ''));
