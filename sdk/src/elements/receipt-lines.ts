import type { NoticeRef, Receipt, ReceiptLine } from '../client/shape.js';
import type { Word } from './rows.js';
import type { CoreKey } from './texts-de.js';
import { numberOf, type Words } from './words.js';

/** What a line says of an act, as far as it is shown. */
export interface LineSaid {
  readonly line: string;
  readonly at: string;
  readonly type: string;
  readonly permissions: readonly (Word & { readonly until?: string })[];
  readonly notice: NoticeRef | undefined;
}

interface Payload {
  readonly line: string;
  readonly at: string;
  readonly body: Partial<Omit<LineSaid, 'line' | 'at'>>;
}

/** The lines of a receipt, by the bytes that were committed to. What cannot be read says nothing. */
export const linesIn = ({ lines }: Receipt): readonly LineSaid[] => lines.flatMap(saidBy);

/** The numbers that a receipt goes by; nothing where nothing was written. */
export const numbersOf = (receipt: Receipt, { say }: Words<CoreKey>): string =>
  linesIn(receipt)
    .map(({ line }) => say('receipt.number', { number: numberOf(line) }))
    .join(', ');

function saidBy({ payload }: ReceiptLine): readonly LineSaid[] {
  try {
    const { line, at, body } = JSON.parse(payload) as Payload;
    const { type = '', permissions = [], notice } = body;
    return [{ line, at, type, permissions, notice }];
  } catch {
    return [];
  }
}
