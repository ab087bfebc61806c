import type { OwnStepAct, RightsRequest } from '@village-butcher/sdk/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { lockKnown } from '../consent/leaving.store.js';
import { appendEvents, lockChain, type Chain } from '../consent/record.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import { shownOf } from './filed.js';
import type { Asker } from './filing.js';
import { found } from './request.flow.js';
import { decide } from './request.js';
import { readRequests } from './request.store.js';
import { writeSteps } from './request-write.store.js';

/** A step of the customer's own. Of another's request they learn what they do of nobody's. */
export function takeOwnStep(
  db: DataSource,
  keyring: Keyring,
  { id, ...asker }: Asker & { readonly id: string },
  { step }: OwnStepAct,
  now: Date | null,
): Promise<RightsRequest> {
  const { customer, act, locale, witness } = asker;
  return db.transaction(async (tx) => {
    if (!(await lockKnown(tx, customer))) found(undefined);
    const chain = await lockChain(tx, keyring, customer, act);
    const at = now ?? chain.now;
    const filed = found((await readRequests(tx, customer, id))[0]);
    if (!chain.before) {
      const { assurance } = witness;
      const taking = { step, at, actor: 'customer', locale, assurance } as const;
      await writeSteps(tx, { customer, act }, filed, decide(filed.steps, taking, filed.dueAt));
      await remember(tx, chain, asker, at);
    }
    return shownOf(found((await readRequests(tx, customer, id))[0]), at);
  });
}

/** The act leaves no line, and is known again by its key. */
const remember = (tx: EntityManager, chain: Chain, { act }: Asker, now: Date): Promise<unknown> =>
  appendEvents(tx, chain, { act, events: [], now });
