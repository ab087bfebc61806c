import type { EntityManager } from 'typeorm';
import type { Act } from '../ledger/line.js';
import { NOBODY } from '../profile/visit.store.js';
import { endOf, nobodys, type Filed, type Filing } from './filed.js';
import { filingOf, takingsAtErasure, takingsAtOnce, type Asked, type Asker } from './filing.js';
import { decide, decideAll } from './request.js';
import { readRequests } from './request.store.js';
import { clearRequests, writeRequest, writeSteps } from './request-write.store.js';

/** Nobody's, and no act of anybody. */
const NOBODYS = { customer: NOBODY, act: null } as const;

/**
 * A customer is erased: what is open ends, and their requests go. What is left is that something was asked
 * for and answered, and when, without a way to whom (GDPR Art. 5(2), 12(3): that has to be shown).
 */
export async function closeRequests(tx: EntityManager, customer: string, at: Date): Promise<void> {
  const filed = await readRequests(tx, customer);
  await clearRequests(tx, customer);
  for (const one of filed) await bury(tx, endedBy(one, at));
}

/**
 * Somebody of whom nothing is kept asks for it to be erased: it is so. Nothing is made for them, and that it
 * was answered is written down as nobody's.
 */
export async function fileForNobody(
  tx: EntityManager,
  asker: Asker,
  asked: Asked,
): Promise<string> {
  const filing = filingOf(asker, asked, null);
  const steps = decideAll([], takingsAtOnce(filing, null), filing.dueAt);
  await bury(tx, endedBy({ ...filing, customer: asker.customer, steps }, asked.at));
  return filing.id;
}

/** Writes a request down as nobody's, with all its steps. */
async function bury(tx: EntityManager, filed: Filing & Pick<Filed, 'steps'>): Promise<void> {
  const left = nobodys(filed);
  await writeRequest(tx, NOBODYS, left);
  await writeSteps(tx, NOBODYS, { id: left.id, steps: [] }, left.steps);
}

function endedBy(filed: Filed, at: Date): Filed {
  if (endOf(filed)) return filed;
  const added = decideAll(filed.steps, takingsAtErasure(filed, at), filed.dueAt);
  return { ...filed, steps: [...filed.steps, ...added] };
}

/** Somebody stays after all: what they had asked for is taken back with it. */
export const takeBackErasures =
  (act: Act) =>
  async (tx: EntityManager, customer: string, at: Date): Promise<void> => {
    for (const filed of await readRequests(tx, customer)) {
      if (filed.kind !== 'erase' || endOf(filed)) continue;
      const { locale, steps, dueAt } = filed;
      const taking = { step: 'take-back', at, actor: 'customer', locale } as const;
      await writeSteps(tx, { customer, act }, filed, decide(steps, taking, dueAt));
    }
  };
