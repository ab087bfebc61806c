import { useMemo, useSyncExternalStore } from 'react';
import type { Receipt } from '../client/shape.js';
import type { VillageError } from '../core/error.js';
import { Asked, NOTHING } from './asked.js';
import { useVillage } from './provider.js';

/** A receipt, or why there is none. */
export interface ReceiptUse {
  readonly receipt: Receipt | undefined;
  readonly error: VillageError | undefined;
  readonly isAsking: boolean;
  /** Asks anew: a promise becomes a proof once the log has sealed its lines. */
  readonly again: () => void;
}

/** The receipt of an act, of one of its lines, or of one use. */
export function useReceipt(id: string): ReceiptUse {
  const village = useVillage();
  const asked = useMemo(
    () => new Asked((signal) => village.receipts.get(id, { signal })),
    [village, id],
  );
  const { value, error, isAsking } = useSyncExternalStore(
    asked.subscribe,
    asked.snapshot,
    () => NOTHING,
  );
  return { receipt: value, error, isAsking, again: asked.again };
}
