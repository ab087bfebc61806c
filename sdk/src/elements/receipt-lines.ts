import type { NoticeRef, Receipt, ReceiptLine } from '../client/shape.js';
import type { Word } from './rows.js';
import type { CoreKey } from './texts-de.js';
import { numberOf, type Words } from './words.js';

/** What was done, as far as it is shown. */
export interface ActSaid {
  readonly type: string;
  readonly permissions?: readonly (Word & { readonly until?: string | undefined })[] | undefined;
  readonly purpose?: string | undefined;
  readonly until?: string | undefined;
  readonly fields?: readonly string[] | undefined;
}

/** What a line of a receipt says: an act and its notice, or who used what. */
export interface LineSaid extends ActSaid {
  readonly line: string;
  readonly at: string;
  readonly notice?: NoticeRef;
  readonly to?: string;
  readonly for?: readonly {
    readonly purpose: string;
    readonly fields: readonly { readonly field: string }[];
  }[];
}

interface Payload {
  readonly line: string;
  readonly at: string;
  readonly body: Omit<LineSaid, 'line' | 'at'>;
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
    return [{ ...body, line, at }];
  } catch {
    return [];
  }
}
