import { cannotCheck, refuse, Stop, type Promised, type Sealed, type Verified } from './answer.js';
import { openLines, type Leaf } from './leaf.js';
import { openCheckpoint } from './note.js';
import { checkPromise, openPromise } from './promise.js';
import { indexIn } from './proof.js';
import { readReceipt, type Receipt, type Seal } from './shape.js';
import { readTrust, type Trust, type Trusted } from './trust.js';

/**
 * Checks a receipt and asks nobody: its lines are one act and say what was hashed, and the log or
 * the promise of those whom you trust holds them. It answers whatever it is given, and never throws.
 *
 * @example
 * const found = await verifyReceipt(JSON.parse(text), { log: 'village.example/village/2027+…' });
 * if (found.state === 'sealed') console.log(found.lines.map(({ payload }) => payload.at));
 */
export async function verifyReceipt(receipt: unknown, trust: Trust): Promise<Verified> {
  try {
    return await verified(receipt, await readTrust(trust));
  } catch (fault) {
    return fault instanceof Stop ? fault.answer : { state: 'refused', code: 'form', at: '' };
  }
}

async function verified(input: unknown, trusted: Trusted): Promise<Verified> {
  const receipt = readReceipt(input);
  if (!trusted.log.some(({ name }) => name === receipt.log)) refuse('origin', 'log');
  const leaves = await openLines(receipt.id, receipt.lines);
  const { seal } = receipt;
  return seal ? sealed(receipt, seal, leaves, trusted) : promised(receipt, leaves, trusted);
}

/** The log's proof needs no promise; but one by a known key, kept with it, has to fit. */
async function sealed(
  { id, log, promise }: Receipt,
  { checkpoint: note, proofs }: Seal,
  leaves: readonly Leaf[],
  trusted: Trusted,
): Promise<Sealed> {
  const checkpoint = await openCheckpoint(note, log, trusted.log, 'checkpoint');
  const lines = [];
  let last = -1;
  for (const [place, { payload, leafHash, hash }] of leaves.entries()) {
    const at = `lines[${place}].proof`;
    const index = await indexIn(proofs[place] ?? '', hash, note, checkpoint, at);
    if (index <= last) refuse('chain', at);
    last = index;
    lines.push({ index, payload, leafHash });
  }
  const said = promise === null ? null : await openPromise(promise, trusted.promise);
  if (said) checkPromise(said, { id, log }, leaves, trusted.mergeDelay);
  return { state: 'sealed', id, log, size: checkpoint.size, lines };
}

async function promised(
  { id, log, promise }: Receipt,
  leaves: readonly Leaf[],
  trusted: Trusted,
): Promise<Promised> {
  if (promise === null) return cannotCheck('no-promise');
  if (trusted.promise.size === 0) return cannotCheck('no-promise-key');
  const said = await openPromise(promise, trusted.promise);
  if (!said) return refuse('promise-key', 'promise');
  checkPromise(said, { id, log }, leaves, trusted.mergeDelay);
  const by = new Date(said.by * 1000);
  const lines = leaves.map(({ payload, leafHash }) => ({ payload, leafHash }));
  return { state: 'promised', id, log, by, isOverdue: !(trusted.now <= by), lines };
}
