import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { Field, FieldValue, Profile } from '@village-butcher/sdk/contract';
import { ofCustomer, run } from '../../src/base/statement.store.js';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { record } from '../../src/consent/record.flow.js';
import { readKey, readLines } from '../../src/ledger/ledger.store.js';
import { firstBreak, type Act, type Line } from '../../src/ledger/line.js';
import { tell } from '../../src/profile/tell.flow.js';
import { newKeyring } from './keys.js';
import { BEFORE, seenAfter } from './on-screen.js';

/** Keys that only this run knows. */
export const keyring = newKeyring();
type Keyring = typeof keyring;

/** An act that was never done before. */
const freshAct = (request = 'x'): Act => ({
  id: randomUUID(),
  requestHash: createHash('sha256').update(request).digest(),
});

/** Somebody new. */
export const someone = (): string => keyring.pseudonymOf('test', randomUUID());

/** When the command of this number is carried out: one a minute, some weeks before noon. */
export const minute = (n: number): Date => new Date(BEFORE.getTime() + n * 60_000);

/** Carries out a history for somebody. */
export async function live(
  db: DataSource,
  customer: string,
  history: readonly ConsentCommand[],
  told: Partial<Profile> = {},
): Promise<void> {
  for (const [field, value] of Object.entries(told) as [Field, FieldValue][]) {
    await tell(db, keyring, customer, { field, value }, BEFORE);
  }
  for (const [n, wanted] of history.entries()) {
    const command = seenAfter(wanted, await lastOf(db, customer));
    await record(db, keyring, customer, { command, act: freshAct() }, minute(n));
  }
}

/** The last line of a customer's chain; -1: there is none. */
const lastOf = async (db: DataSource, customer: string): Promise<number> =>
  (await run(db, LAST, [customer]))[0]?.seq ?? -1;
const LAST = ofCustomer<{ seq: number }>(
  'test-last',
  'SELECT seq FROM ledger.head WHERE customer_id = $1',
);

/** Everybody who has a chain: only the keeper sees that. */
export const everybodyIn = (db: DataSource): Promise<string[]> =>
  db.transaction(async (tx) => {
    await tx.query('SET LOCAL ROLE village_keeper');
    const heads: { customer_id: string }[] = await tx.query('SELECT customer_id FROM ledger.head');
    return heads.map(({ customer_id: id }) => id);
  });

/** Every line of a customer's chain. */
export async function chainOf(db: DataSource, keys: Keyring, customer: string): Promise<Line[]> {
  const key = keys.open(customer, (await readKey(db, customer))!, 'ledger');
  return readLines(db, { customer, key }, 0, 1_000_000);
}

/** A database, and the keys that open it. */
interface Kept {
  readonly db: DataSource;
  readonly keyring: Keyring;
}

/** The customers whose chain does not hold. None, or a test has found something. */
export async function brokenChains({ db, keyring: keys }: Kept): Promise<string[]> {
  const broken: string[] = [];
  for (const customer of await everybodyIn(db)) {
    if (firstBreak(await chainOf(db, keys, customer)) !== null) broken.push(customer);
  }
  return broken;
}

const anyDiet: fc.Arbitrary<Profile['diet']> = fc
  .constantFrom(['self'], ['adult-1'], ['adult-1'], ['self', 'adult-1'], ['child-1', 'adult-1'], [])
  .map((members) => ({
    members: Object.fromEntries(members.map((member) => [member, { rules: ['vegan'] }])),
  }));

/** What somebody may have told: any fields, some of it about an adult who confirmed nothing. */
export const anyTold: fc.Arbitrary<Partial<Profile>> = fc.record(
  {
    diet: anyDiet,
    allergies: fc.constant({ members: { self: { to: { nuts: 'traces' }, answered: true } } }),
    household: fc.constant({ eaters: 3 }),
    children: fc.constant({ 'child-1': '2022-11' }),
    pets: fc.constant({ pets: [{ species: 'dog' }] }),
    calendar: fc.constant({ hints: [{ date: '2026-11-27', hint: 'important' }] }),
    memory: fc.constant({ notes: [{ text: 'ein paar Knochen' }] }),
  } satisfies { [F in Field]: fc.Arbitrary<Profile[F]> } as {
    [F in Field]: fc.Arbitrary<Profile[F]>;
  },
  { requiredKeys: [] },
);
