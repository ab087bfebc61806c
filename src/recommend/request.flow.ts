import type { OwnStepAct, RequestAct, RightsRequest } from '@village-butcher/sdk/contract';
import { shownOf } from '../audit/filed.js';
import type { Asker } from '../audit/filing.js';
import { takeOwnStep } from '../audit/own-step.flow.js';
import { fileRequest } from '../audit/request.flow.js';
import { readRequests } from '../audit/request.store.js';
import { readNow } from '../base/statement.store.js';
import { askForErasure } from './ask-erasure.flow.js';
import { takeBack, type House } from './erasure.flow.js';

/** A customer asks for something formally, whatever it is. */
export const fileAny = (
  house: House,
  asker: Asker,
  said: RequestAct,
  now: Date | null,
): Promise<RightsRequest> =>
  said.right === 'erase'
    ? askForErasure(house, asker, now)
    : fileRequest(house.db, house.keyring, asker, said, now);

/** A step of the customer's own. To take back an erasure is to stay, and all is as it was before. */
export async function stepOwn(
  house: House,
  asking: Asker & { readonly id: string },
  said: OwnStepAct,
  now: Date | null,
): Promise<RightsRequest> {
  const { db, keyring } = house;
  const { customer, act, id } = asking;
  const [before] = await readRequests(db, customer, id);
  const isWaiting = before?.kind === 'erase' && before.steps.at(-1)?.state === 'working';
  if (said.step !== 'take-back' || !isWaiting) {
    return takeOwnStep(db, keyring, asking, said, now);
  }
  await takeBack(house, { customer, act }, now);
  const [after] = await readRequests(db, customer, id);
  return shownOf(after ?? before, await readNow(db, now));
}
