import { createHash, createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Invitation, MemberId, Receipt } from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import { readSituation } from '../consent/consent.store.js';
import { appendEvents, linesBefore, lockChain } from '../consent/record.flow.js';
import type { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { promised } from '../ledger/receipt.js';
import { findInvitation, writeInvitation } from './invitation.store.js';
import { isOtherAdult } from './value.js';
import { confirmParts, hasPending } from './value.store.js';

/** How long a code is good. */
const GOOD_FOR_MS = 7 * 86_400_000;
const CODE_LETTERS = 26;
/** RFC 4648 §6. */
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * A one-time code for another adult of the household, who confirms with a token of their own. The
 * same act again answers with the same code, as long as that opens something.
 */
export function invite(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  { member, act }: { readonly member: MemberId; readonly act: Act },
  now: Date | null,
): Promise<Invitation> {
  return db.transaction(async (tx) => {
    const chain = await lockChain(tx, keyring, customer, act);
    const at = now ?? chain.now;
    const code = codeOf(keyring.open(customer, chain.wrapped, 'invitation'), act.id);
    if (!chain.before) {
      const isPending = isOtherAdult(member) && (await hasPending(tx, customer, member));
      if (!isPending) throw nothingToConfirm();
      const until = new Date(at.getTime() + GOOD_FOR_MS);
      await writeInvitation(tx, { codeHash: hashOf(code), customer, member, at, until });
      await appendEvents(tx, chain, { act, events: [], now: at });
    }
    const invitation = await findInvitation(tx, hashOf(code), at);
    if (!invitation) throw nothingToConfirm();
    return { member, code, until: invitation.until.toISOString() };
  });
}

const nothingToConfirm = (): Refusal =>
  new Refusal('unknown-member', 'There is nothing for this member to confirm.');

/** Another adult says: yes, that is so. From then on it counts for the one who invited them. */
export async function confirm(
  db: DataSource,
  keyring: Keyring,
  adult: string,
  { code, act }: { readonly code: string; readonly act: Act },
  now: Date | null,
): Promise<Receipt> {
  const lines = await db.transaction(async (tx) => {
    const { now: at } = await readSituation(tx, adult, { words: [], taken: [] }, now);
    const invited = await findInvitation(tx, hashOf(code), at);
    const customer = invited?.customer ?? adult;
    // Both chains are locked in one order, so that two confirmations never wait for each other.
    for (const one of [adult, customer].toSorted()) await lockChain(tx, keyring, one, act);
    const own = await lockChain(tx, keyring, adult, act);
    if (own.before) return linesBefore(tx, own);
    if (!invited) throw new Refusal('code-refused', 'This code opens nothing, or not any more.');
    if (customer === adult) throw new Refusal('own-member', 'Another adult has to confirm.');
    const fields = await confirmParts(tx, invited);
    if (fields.length === 0) throw new Refusal('code-refused', 'There is nothing to confirm.');
    const said = { member: invited.member, fields };
    const theirs = await lockChain(tx, keyring, customer, act);
    const confirmed = [{ type: 'confirmed' as const, ...said }];
    await appendEvents(tx, theirs, { act, events: confirmed, now: at });
    const joined = [{ type: 'joined' as const, ...said }];
    return appendEvents(tx, own, { act, events: joined, now: at });
  });
  return promised(keyring.word, { id: act.id, lines });
}

/** 130 bits that only this customer's key and this act can make. */
function codeOf(key: Buffer, act: string): string {
  const bytes = createHmac('sha256', key).update(`invitation ${act}`).digest();
  return Array.from(bytes.subarray(0, CODE_LETTERS), (byte) => BASE_32[byte & 31]).join('');
}

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();
