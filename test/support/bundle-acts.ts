import { verifyReceipt } from '@village-butcher/sdk/verify';
import { checked, codesIn, kept, NOW, TRUST, written } from './bundle-check.js';
import { filesOf } from './bundle-files.js';
import { nameOf, promiseOf, receiptOf } from './bundle-receipts.js';
import { Pen, idOf, type Leaf } from './bundle-story.js';

const ACT = idOf('an act');
/** Another one. */
export const OTHER = idOf('another act');
/** Where its two lines stand. */
export const [FIRST, SECOND] = [3, 5];
/** When promises were over. */
export const over = NOW / 1000 - 3 * 3600;

/** A log in which an act has two lines; all lines are erased, so that it is in order whatever they say. */
export function aLog(change: (leaf: Leaf) => Partial<Leaf> = () => ({}), later: object = {}): Pen {
  const pen = new Pen();
  pen.open();
  pen.beat();
  const wished = { purpose: 'recipes', type: 'wished', wish: { channel: 'app' } };
  pen.act('bob', wished);
  pen.act('ada', wished, { act: ACT });
  pen.act('bob', wished);
  pen.act('ada', { type: 'resumed' }, { act: ACT, ...later });
  pen.use('ada', [['recipes', 'diet', idOf('a grant')]]);
  pen.change(SECOND, change(pen.leaves[SECOND]!));
  pen.beat();
  pen.erase([...pen.end('ada', 'erased'), ...pen.end('bob', 'erased')].toSorted((a, b) => a - b));
  pen.beat();
  return pen;
}

type Whole = ReturnType<typeof receiptOf>;

/** A receipt that a test may bend. */
export interface Receipt extends Omit<Whole, 'lines'> {
  readonly lines: readonly (Omit<Whole['lines'][number], 'proof'> & {
    readonly proof: string | null;
  })[];
}

/** A receipt of several lines. */
export function together(
  leaves: readonly Leaf[],
  places: readonly number[],
  size: number,
): Receipt {
  const each = places.map((place) => receiptOf(leaves, place, size));
  return { ...each[0]!, id: ACT, lines: each.flatMap(({ lines }) => lines) };
}

/** The log as it is, and its bundle. */
export const { leaves } = aLog();
export const folder = written(filesOf(leaves));

/** Its leaves. */
export const names = [FIRST, SECOND].map((place) => nameOf(leaves[place]!));
/** Our word for them. */
export const word = (about: object = {}, said = names) =>
  promiseOf(said, { by: over, over: { act: ACT, ...about } });
/** A receipt of both lines. */
export const good: Receipt = { ...together(leaves, [FIRST, SECOND], 9), promise: word() };
/** The same before it was sealed. */
export const early: Receipt = {
  ...good,
  state: 'promised',
  lines: good.lines.map((line) => ({ ...line, proof: null })),
  checkpoint: null,
};
/** One of a line alone. */
export const single: Receipt = receiptOf(leaves, SECOND, 9);

/** What our own verifier finds, and what the SDK says. */
export async function verdicts(receipt: unknown, path = folder, trust = {}) {
  const receipts = [kept('receipt', JSON.stringify(receipt))];
  const codes = codesIn(checked(path, { receipts, trust }));
  const found = await verifyReceipt(receipt, { ...TRUST, ...trust, now: new Date(NOW) });
  return { codes, state: found.state };
}
