import type { RightsRequest } from '@village-butcher/sdk/contract';
import type { EntityManager } from 'typeorm';
import { shownOf } from '../audit/filed.js';
import { askedAt, type Asker } from '../audit/filing.js';
import { fileForNobody } from '../audit/request-end.flow.js';
import { file } from '../audit/request.flow.js';
import { readRequest, readRequestBy } from '../audit/request.store.js';
import { readNow } from '../base/statement.store.js';
import { beginToLeave } from '../consent/leaving.flow.js';
import { lockKnown } from '../consent/leaving.store.js';
import { appendEvents, lockChain } from '../consent/record.flow.js';
import { leave, type House } from './erasure.flow.js';

const ERASE = { right: 'erase' } as const;

/**
 * A customer asks formally for everything to be erased: what the button does, with a number and a day. Who
 * has just signed in anew is erased at once, and with them the request; it is nobody's from then on.
 */
export async function askForErasure(
  house: House,
  asker: Asker,
  now: Date | null,
): Promise<RightsRequest> {
  const { db } = house;
  const { customer, act, witness } = asker;
  const id = await db.transaction((tx) => filed(tx, house, asker, now));
  if (witness.assurance === 'step-up') {
    await leave(house, { customer, act, assurance: 'stepped-up' }, now);
  }
  return shownOf((await readRequest(db, customer, id))!, await readNow(db, now));
}

/** Of whoever is not known nothing is kept: that is the answer, and nothing is made for them. */
async function filed(
  tx: EntityManager,
  { keyring }: House,
  asker: Asker,
  now: Date | null,
): Promise<string> {
  const { customer, act } = asker;
  const at = await readNow(tx, now);
  const asked = askedAt(at, ERASE, null);
  if (!(await lockKnown(tx, customer))) return fileForNobody(tx, asker, asked);
  const chain = await lockChain(tx, keyring, customer, act);
  if (!chain.before) {
    const lines = await beginToLeave(tx, chain, act, at);
    if (lines.length === 0) await appendEvents(tx, chain, { act, events: [], now: at });
    await file(tx, asker, asked, lines[0]?.line ?? null);
  }
  return (await readRequestBy(tx, customer, act.id))!.id;
}
