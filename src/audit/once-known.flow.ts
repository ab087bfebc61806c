import type { RequestAct, RequestStepName } from '@village-butcher/sdk/contract';
import type { EntityManager } from 'typeorm';
import { beginToLeave } from '../consent/leaving.flow.js';
import { appendEvents, lockChain } from '../consent/record.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import { carryOut, type Place } from './carry-out.flow.js';
import { isPersons, type Filed } from './filed.js';
import { takingsOnceKnown, type Asker } from './filing.js';
import { decideAll, type Step, type Taking } from './request.js';

/**
 * It is known by now who asked on paper: what the button would have done is done, in the transaction of the
 * step that says so. What a person answers goes its way at the desk. One act in the customer's chain.
 */
async function carryOutOnceKnown(
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
const rememberAct = (
  tx: EntityManager,
  act: Asker['act'],
  { chain, at }: Pick<Place, 'chain' | 'at'>,
): Promise<unknown> => appendEvents(tx, chain, { act, events: [], now: at });

/** A step that its customer takes. */
interface Taken {
  readonly filed: Filed;
  readonly step: RequestStepName;
  readonly added: readonly Step[];
}

/** What a step brings with it: what was asked on paper is done as soon as its customer says that it is theirs. */
export async function furtherOn(
  tx: EntityManager,
  asker: Asker,
  { filed, step, added }: Taken,
  place: Place,
): Promise<readonly Step[]> {
  if (!isNowKnown(filed, step)) {
    await rememberAct(tx, asker.act, place);
    return [];
  }
  const takings = await carryOutOnceKnown(tx, asker, filed, place);
  return decideAll([...filed.steps, ...added], takings, filed.dueAt);
}

/** An officer who says who it was, and the one act by which they do. */
export interface Officer {
  readonly actor: string;
  readonly client: string;
  readonly act: Asker['act'];
}

/** What was asked on paper is done, and the customer's own line says that staff helped. */
export async function carryOutAssisted(
  tx: EntityManager,
  keyring: Keyring,
  filed: Filed,
  { actor, client, act }: Officer,
  at: Date,
): Promise<readonly Taking[]> {
  const { customer, locale, jurisdiction, channel } = filed;
  const asker: Asker = {
    customer,
    act,
    locale,
    jurisdiction,
    witness: { actedBy: 'assisted', assurance: 'login', client, sdk: null, receivedAt: at },
    ...(channel === 'app' ? {} : { entered: { by: actor, channel, receivedAt: filed.at } }),
  };
  const chain = await lockChain(tx, keyring, customer, act);
  return carryOutOnceKnown(tx, asker, filed, { chain, keyring, at });
}
