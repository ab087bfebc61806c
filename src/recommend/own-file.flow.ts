import type { HistoryEntry, Notice, NoticeRef, Receipt } from '@village-butcher/sdk/contract';
import { whatIDid, whereIStand } from '../audit/own-view.flow.js';
import { ownRequests } from '../audit/request.flow.js';
import { receiptFor, receiptForUse } from '../audit/receipt.flow.js';
import { readNotice } from '../consent/notice.store.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { openedBy, recallAll } from '../profile/all-told.flow.js';
import { readErasure, type House } from './erasure.flow.js';
import { readHeld } from './held.flow.js';
import { attempts, looks, PAGE, told, uses } from './own-lists.flow.js';
import {
  CLOSING,
  FORMAT,
  SCHEMA,
  listed,
  noticesIn,
  opening,
  through,
  type OwnToday,
} from './own-file.js';
import { readAllSettled, type Kept } from './settle.flow.js';

/** Where everything of a customer is found. */
export abstract class Rooms implements Kept, House {
  abstract readonly db: Kept['db'];
  abstract readonly keyring: Kept['keyring'];
  abstract readonly shelves: Kept['shelves'];
  abstract readonly tombstones: House['tombstones'];
  abstract readonly published: PublishedLog;
}

/**
 * Everything that is kept of a customer, in pieces: however much it is, little of it is held at once. What
 * is of today is read before the first piece, so that what cannot be had at all is refused as a whole.
 */
export async function ownFile(
  rooms: Rooms,
  customer: string,
  now: Date | null,
): Promise<AsyncGenerator<string>> {
  return pieces(rooms, customer, await today(rooms, customer, now));
}

async function today(rooms: Rooms, customer: string, now: Date | null): Promise<OwnToday> {
  const { db, keyring, shelves } = rooms;
  const at = now ?? new Date();
  const { shown } = await whereIStand(db, shelves.current().register, customer, now);
  const { standing: permissions, wishes, pausedUntil } = shown;
  const { profile, members } = await recallAll(db, keyring, customer, shelves.today(at));
  const named = new Set(permissions.map(({ recipient }) => recipient));
  return {
    format: FORMAT,
    schema: SCHEMA,
    at: at.toISOString(),
    customer,
    portable: { profile, wishes, settled: await readAllSettled(rooms, customer, now) },
    permissions,
    pausedUntil,
    recipients: shown.recipients.filter(({ id }) => named.has(id)),
    members,
    ...(await openedBy(db, customer)),
    held: (await readHeld(db, keyring, customer, now)).items,
    erasure: await readErasure(rooms, customer, now),
    requests: (await ownRequests(db, customer, at)).items,
  };
}

async function* pieces(rooms: Rooms, customer: string, own: OwnToday): AsyncGenerator<string> {
  const notices = new Map<string, NoticeRef>();
  yield opening(own);
  yield* listed('history', acts(rooms, customer));
  yield* listed('disclosures', uses(rooms, customer));
  yield* listed('told', told(rooms, customer, new Date(own.at)));
  yield* listed('looks', looks(rooms, customer));
  yield* listed('attempts', attempts(rooms, customer));
  yield* listed('receipts', receipts(rooms, customer, notices));
  yield* listed('notices', texts(rooms, notices));
  yield CLOSING;
}

const acts = ({ db, keyring }: Rooms, customer: string): AsyncGenerator<HistoryEntry> =>
  through((after) => whatIDid(db, keyring, customer, { after, limit: PAGE }));

/** One of each act, whose lines follow each other, and of each use. The texts they name are noted. */
async function* receipts(
  rooms: Rooms,
  customer: string,
  notices: Map<string, NoticeRef>,
): AsyncGenerator<Receipt> {
  const { db, keyring, published } = rooms;
  let before = '';
  for await (const { act } of acts(rooms, customer)) {
    if (act === before) continue;
    before = act;
    const receipt = await receiptFor(db, keyring, published, customer, act);
    for (const one of noticesIn(receipt)) notices.set(JSON.stringify(one), one);
    yield receipt;
  }
  for await (const { id } of uses(rooms, customer)) {
    yield await receiptForUse(db, keyring, published, customer, id);
  }
}

async function* texts(
  { db }: Rooms,
  notices: ReadonlyMap<string, NoticeRef>,
): AsyncGenerator<Notice> {
  for (const notice of notices.values()) yield await readNotice(db, notice);
}
