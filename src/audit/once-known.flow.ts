import type { RequestAct } from '@village-butcher/sdk/contract';
import type { EntityManager } from 'typeorm';
import { beginToLeave } from '../consent/leaving.flow.js';
import { appendEvents } from '../consent/record.flow.js';
import { carryOut, type Place } from './carry-out.flow.js';
import { isPersons, type Filed } from './filed.js';
import { takingsOnceKnown, type Asker } from './filing.js';
import type { Taking } from './request.js';

/**
 * It is known by now who asked on paper: what the button would have done is done, in the transaction of the
 * step that says so. What a person answers goes its way at the desk. One act in the customer's chain.
 */
export async function carryOutOnceKnown(
  tx: EntityManager,
  asker: Asker,
  filed: Filed,
  place: Place,
): Promise<readonly Taking[]> {
  const line = await lineOf(tx, asker, filed, place);
  if (line === undefined) await rememberAct(tx, asker.act, place);
  return takingsOnceKnown(filed, place.at, line ?? null);
}

/** The line that it left; `null`: none, though it was done; `undefined`: nothing was to be done. */
async function lineOf(
  tx: EntityManager,
  asker: Asker,
  filed: Filed,
  place: Place,
): Promise<string | null | undefined> {
  if (filed.kind === 'erase') {
    return (await beginToLeave(tx, place.chain, asker.act, place.at))[0]?.line;
  }
  const said = isPersons(filed) ? null : saidIn(filed, place.at);
  return said ? (await carryOut(tx, asker, said, place)).line : undefined;
}

/** What was asked, as it was written down. A restriction whose end has come by now is none any more. */
function saidIn({ kind, until, purpose }: Filed, at: Date): RequestAct | null {
  if (kind === 'object' && purpose) return { right: 'object', purpose };
  if (kind === 'restrict' && until && until > at) {
    return { right: 'restrict', until: until.toISOString() };
  }
  return null;
}

/** Whether a step tells who asked for something that did not come through the app. */
export const isNowKnown = ({ channel, steps }: Filed, step: string): boolean =>
  channel !== 'app' &&
  steps.at(-1)?.state === 'identity-open' &&
  (step === 'prove-identity' || step === 'accept-identity');

/** An act that leaves no line, and is known again by its key. */
export const rememberAct = (
  tx: EntityManager,
  act: Asker['act'],
  { chain, at }: Pick<Place, 'chain' | 'at'>,
): Promise<unknown> => appendEvents(tx, chain, { act, events: [], now: at });
