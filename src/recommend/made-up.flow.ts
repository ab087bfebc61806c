import type { DataSource } from 'typeorm';
import type { ExplainAsk, Explanation } from '@village-butcher/sdk/contract';
import { refreshShelves } from '../catalogue/in-use.flow.js';
import type { Shelves } from '../catalogue/shelves.js';
import { explanationOf } from './explanation.js';
import { checkMadeUp, madeUp, madeUpVisit } from './made-up.js';

/**
 * What a made-up customer would get in the catalogue that is in use, and why. No customer is read,
 * and nothing is written: there is no place that what was made up could stay in.
 */
export async function explainMadeUp(
  db: DataSource,
  shelves: Shelves,
  ask: ExplainAsk,
  now: Date | null,
): Promise<Explanation> {
  const at = now ?? new Date();
  const { shelf } = await refreshShelves(db, shelves, at);
  checkMadeUp(ask, shelf);
  return explanationOf(madeUp(ask), madeUpVisit(ask, shelf, at), shelf, ask.about);
}
