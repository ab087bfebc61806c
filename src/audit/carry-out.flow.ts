import type { Purpose, RequestAct, WithdrawalAct } from '@village-butcher/sdk/contract';
import type { EntityManager } from 'typeorm';
import { readSituation } from '../consent/consent.store.js';
import { decide } from '../consent/decide.js';
import type { ConsentEvent } from '../consent/events.js';
import type { Witness } from '../consent/evidence.js';
import { appendEvents, type Chain } from '../consent/record.flow.js';
import { restrictedUntil, type RestrictCommand } from '../consent/restricting.js';
import { keyOf, saidIn } from '../consent/standing.js';
import type { Keyring } from '../ledger/keyring.js';
import { keepTold } from '../profile/tell.flow.js';
import { LONGEST_MS, type Asker } from './filing.js';

type Surface = WithdrawalAct['surface'];

/** What was carried out at once: the line that it left, and how long it lasts. */
interface Carried {
  readonly line: string | null;
  readonly until: Date | null;
}

/** A customer's chain, the keys to it, and the time. */
export interface Place {
  readonly chain: Chain;
  readonly keyring: Keyring;
  readonly at: Date;
}

/**
 * Does at once what can be done at once, in the transaction of the request: whoever used what it is about
 * is told by the same acts as if the customer had pressed the button.
 */
export async function carryOut(
  tx: EntityManager,
  { act, witness, entered }: Asker,
  said: RequestAct,
  { chain, keyring, at }: Place,
): Promise<Carried> {
  const { customer, wrapped } = chain;
  if (said.right === 'rectify') {
    await keepTold(tx, keyring, { customer, wrapped, told: said }, at);
  }
  const { events, until } = await eventsOf(
    tx,
    { customer, witness, surface: surfaceOf(entered), at },
    said,
  );
  const lines = await appendEvents(tx, chain, { act, events, now: at });
  return { line: lines[0]?.line ?? null, until };
}

interface Standpoint {
  readonly customer: string;
  readonly witness: Witness;
  readonly surface: Surface;
  readonly at: Date;
}

/** Where somebody said it. */
function surfaceOf(entered: Asker['entered']): Surface {
  if (entered === undefined) return 'permission-centre';
  return entered.channel === 'paper' ? 'letter' : 'counter';
}

interface Meant {
  readonly events: readonly ConsentEvent[];
  readonly until: Date | null;
}

async function eventsOf(
  tx: EntityManager,
  standpoint: Standpoint,
  said: RequestAct,
): Promise<Meant> {
  if (said.right === 'restrict') {
    const until = said.until ?? new Date(standpoint.at.getTime() + LONGEST_MS).toISOString();
    return said.permissions
      ? restrictedByName(tx, standpoint, { ...RESTRICT, permissions: said.permissions, until })
      : restricted(tx, standpoint, until);
  }
  if (said.right === 'object') {
    return { events: await objected(tx, standpoint, said.purpose), until: null };
  }
  return { events: [], until: null };
}

const RESTRICT = { type: 'restrict' } as const;

/** These permissions alone. Each that was given is not used until then, or longer. */
async function restrictedByName(
  tx: EntityManager,
  { customer, at }: Standpoint,
  command: RestrictCommand,
): Promise<Meant> {
  const about = { words: command.permissions.map(keyOf), taken: [] };
  const found = await readSituation(tx, customer, about, at);
  return {
    events: decide(at, command, found),
    until: restrictedUntil(command, found.standing) ?? new Date(command.until),
  };
}

/** A pause of everything. One that lasts longer already is not made shorter by it. */
async function restricted(
  tx: EntityManager,
  { customer, at }: Standpoint,
  asked: string,
): Promise<Meant> {
  const found = await readSituation(tx, customer, { words: [], taken: [] }, at);
  const { pausedUntil } = found.standing;
  const before = pausedUntil?.toISOString() ?? '';
  const events = decide(at, { type: 'pause', until: asked }, found);
  if (before >= asked) return { events: [], until: pausedUntil };
  return { events, until: new Date(asked) };
}

/** Everything that was permitted for a purpose is taken back, whoever had it, and the wish ends. */
async function objected(
  tx: EntityManager,
  { customer, witness, surface, at }: Standpoint,
  purpose: Purpose,
): Promise<readonly ConsentEvent[]> {
  const found = await readSituation(tx, customer, { words: null, taken: [] }, at);
  const permissions = saidIn(found.standing.words)
    .map(([which]) => which)
    .filter((which) => which.purpose === purpose);
  const act = { permissions, surface, control: 'withdraw-all' } as const;
  return [
    ...decide(at, { type: 'withdraw', act, witness }, found),
    ...decide(at, { type: 'unwish', purpose }, found),
  ];
}
