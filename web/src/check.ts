import type { Receipt } from '@village-butcher/sdk';
import type { Trust, Verified } from '@village-butcher/sdk/verify';
import { keepSeen, keysNow, trustNow } from './keys.js';
import { readLog, sizeIn } from './log.js';

/**
 * Checks a receipt by the kept key, and that the log it stands in is the one that was seen here before,
 * only longer. What checks it comes only now: most days nobody asks for it.
 */
export async function checkReceipt(receipt: Receipt): Promise<Verified> {
  const { verifyReceipt } = await import('@village-butcher/sdk/verify');
  const trust = trustNow(new Date());
  const found = await verifyReceipt(receipt, trust);
  const { checkpoint } = receipt;
  if (found.state !== 'sealed' || checkpoint === null) return found;
  return (await rewritten(checkpoint, trust)) ?? found;
}

/** What is wrong with a log that is not the one seen before. Nothing: it goes on, or is the first. */
async function rewritten(checkpoint: string, trust: Trust): Promise<Verified | undefined> {
  const { verifyGrowth } = await import('@village-butcher/sdk/verify');
  const seen = keysNow().kept?.seen ?? checkpoint;
  const isOlder = sizeIn(checkpoint) < sizeIn(seen);
  const [older, newer] = isOlder ? [checkpoint, seen] : [seen, checkpoint];
  const grown = await verifyGrowth(older, newer, readLog, trust);
  if (grown.state === 'refused') return grown;
  if (grown.state === 'grown') keepSeen(newer);
  return undefined;
}
