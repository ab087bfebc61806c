import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Field, FieldValue, LocalDate, Receipt } from '@village-butcher/sdk/contract';
import { canonical } from '../base/canonical.js';
import { Refusal } from '../base/refusal.js';
import { tellCorrected } from '../consent/correct.flow.js';
import { actOnce, appendEvents } from '../consent/record.flow.js';
import type { Keyring, WrappedKey } from '../ledger/keyring.js';
import { lockHead, readKey } from '../ledger/ledger.store.js';
import type { Act } from '../ledger/line.js';
import { asOf, isOtherAdult, openPart, partsOf, sealPart, valueOf } from './value.js';
import { readParts, writeParts, type KeptPart } from './value.store.js';

/** What a customer says in one field. It replaces what they said before. */
export interface Told<F extends Field = Field> {
  readonly field: F;
  readonly value: FieldValue<F>;
}

/**
 * Keeps what a customer tells. Another adult's part is inert until that adult confirms it, and
 * again when it changes (L12); unchanged parts stay as they are.
 */
export function tell(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  told: Told,
  now: Date | null,
): Promise<FieldValue> {
  return db.transaction(async (tx) => {
    const chain = await lockHead(tx, keyring, customer, unrecorded());
    await keepTold(tx, keyring, { customer, wrapped: chain.wrapped, told }, now ?? chain.now);
    return told.value;
  });
}

/** What is told, of whom, and the key that shuts it. */
interface Telling {
  readonly customer: string;
  readonly wrapped: WrappedKey;
  readonly told: Told;
}

/** The same below a lock that stands. Whoever used what was said before is told, if it changed. */
export async function keepTold(
  tx: EntityManager,
  keyring: Keyring,
  { customer, wrapped, told: { field, value } }: Telling,
  at: Date,
): Promise<void> {
  const key = keyring.open(customer, wrapped, 'profile');
  const before = await openedParts(tx, key, customer, field);
  const parts = partsOf(field, value);
  const changed: KeptPart[] = Array.from(parts)
    .filter(([member, part]) => before.get(member) !== canonical(part))
    .map(([member, part]) => ({
      field,
      member,
      confirmed: !isOtherAdult(member),
      box: sealPart(key, { customer, field, member }, part),
    }));
  await writeParts(tx, customer, field, { changed, kept: Array.from(parts.keys()) }, at);
  const isAsBefore = changed.length === 0 && before.size === parts.size;
  if (!isAsBefore && before.size > 0) await tellCorrected(tx, keyring, { customer, field }, at);
}

/** Telling is no act of consent: it locks the chain, so that tellings queue, and adds no line. */
export const unrecorded = (): Act => ({ id: randomUUID(), requestHash: Buffer.alloc(32) });

async function openedParts(
  tx: DataSource | EntityManager,
  key: Buffer,
  customer: string,
  field: Field,
): Promise<Map<string, string>> {
  const parts = await readParts(tx, customer, field);
  return new Map(
    parts.map(({ member, box }) => [
      member,
      canonical(openPart(key, { customer, field, member }, box)),
    ]),
  );
}

/**
 * What a customer told in a field, for their own eyes: unconfirmed parts are in it, days that are
 * over are not.
 */
export async function recall<F extends Field>(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  field: F,
  today: LocalDate,
): Promise<FieldValue<F>> {
  const wrapped = await readKey(db, customer);
  const parts = wrapped ? await readParts(db, customer, field) : [];
  if (!wrapped || parts.length === 0) throw new Refusal('not-found', 'Nothing was told here.');
  const key = keyring.open(customer, wrapped, 'profile');
  const opened = parts.map(
    ({ member, box }) => [member, openPart(key, { customer, field, member }, box)] as const,
  );
  return asOf(today, field, valueOf(field, new Map(opened)));
}

/** Erases what was told in a field, and writes down that it was. Nothing told, nothing written. */
export function forget(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  { field, act }: { readonly field: Field; readonly act: Act },
  now: Date | null,
): Promise<Receipt> {
  return actOnce(db, keyring, customer, act, async (tx, chain) => {
    const at = now ?? chain.now;
    const told = await readParts(tx, customer, field);
    await writeParts(tx, customer, field, { changed: [], kept: [] }, at);
    const events = told.length > 0 ? [{ type: 'erased' as const, fields: [field] }] : [];
    return appendEvents(tx, chain, { act, events, now: at });
  });
}
