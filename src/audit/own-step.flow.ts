import type { OwnStepAct, RightsRequest } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { lockKnown } from '../consent/leaving.store.js';
import { lockChain } from '../consent/record.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import { shownOf } from './filed.js';
import type { Asker } from './filing.js';
import { furtherOn } from './once-known.flow.js';
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
      const added = decide(filed.steps, taking, filed.dueAt);
      const further = await furtherOn(tx, asker, { filed, step, added }, { chain, keyring, at });
      await writeSteps(tx, { customer, act }, filed, [...added, ...further]);
    }
    return shownOf(found((await readRequests(tx, customer, id))[0]), at);
  });
}
