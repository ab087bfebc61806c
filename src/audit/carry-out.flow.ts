import type { Purpose, RequestAct } from '@village-butcher/sdk/contract';
import type { EntityManager } from 'typeorm';
import { readSituation } from '../consent/consent.store.js';
import { decide } from '../consent/decide.js';
import type { ConsentEvent } from '../consent/events.js';
import type { Witness } from '../consent/evidence.js';
import { appendEvents, type Chain } from '../consent/record.flow.js';
import { saidIn } from '../consent/standing.js';
import type { Keyring } from '../ledger/keyring.js';
import { keepTold } from '../profile/tell.flow.js';
import type { Asker } from './filing.js';

/** What was carried out at once: the line that it left, and how long it lasts. */
interface Carried {
  readonly line: string | null;
  readonly until: Date | null;
}

/** Nobody asked how long: as long as a pause may last, and a little less, for clocks differ. */
const LONGEST_MS = 360 * 86_400_000;

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
  { act, witness }: Asker,
  said: RequestAct,
  { chain, keyring, at }: Place,
): Promise<Carried> {
  const { customer, wrapped } = chain;
  if (said.right === 'rectify') {
    await keepTold(tx, keyring, { customer, wrapped, told: said }, at);
  }
  const { events, until } = await eventsOf(tx, { customer, witness, at }, said);
  const lines = await appendEvents(tx, chain, { act, events, now: at });
  return { line: lines[0]?.line ?? null, until };
}

interface Standpoint {
  readonly customer: string;
  readonly witness: Witness;
  readonly at: Date;
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
  if (said.right === 'restrict') return restricted(tx, standpoint, said.until);
  if (said.right === 'object') {
    return { events: await objected(tx, standpoint, said.purpose), until: null };
  }
  return { events: [], until: null };
}

/** A pause of everything. One that lasts longer already is not made shorter by it. */
async function restricted(
  tx: EntityManager,
  { customer, at }: Standpoint,
  wanted: string | undefined,
): Promise<Meant> {
  const found = await readSituation(tx, customer, { words: [], taken: [] }, at);
  const asked = wanted ?? new Date(at.getTime() + LONGEST_MS).toISOString();
  const { pausedUntil } = found.standing;
  const before = pausedUntil?.toISOString() ?? '';
  const events = decide(at, { type: 'pause', until: asked }, found);
  if (before >= asked) return { events: [], until: pausedUntil };
  return { events, until: new Date(asked) };
}

/** Everything that was permitted for a purpose is taken back, whoever had it, and the wish ends. */
async function objected(
  tx: EntityManager,
  { customer, witness, at }: Standpoint,
  purpose: Purpose,
): Promise<readonly ConsentEvent[]> {
  const found = await readSituation(tx, customer, { words: null, taken: [] }, at);
  const permissions = saidIn(found.standing.words)
    .map(([which]) => which)
    .filter((which) => which.purpose === purpose);
  const pressed = { surface: 'permission-centre', control: 'withdraw-all' } as const;
  const act = { permissions, ...pressed };
  return [
    ...decide(at, { type: 'withdraw', act, witness }, found),
    ...decide(at, { type: 'unwish', purpose }, found),
  ];
}
