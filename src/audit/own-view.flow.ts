import type { DataSource } from 'typeorm';
import type {
  DisclosurePage,
  HistoryEntry,
  HistoryPage,
  DisclosureQuery,
  PageQuery,
  Purpose,
  WishAct,
} from '@village-butcher/sdk/contract';
import type { Register } from '../consent/register.js';
import { markOf, wordsOf } from '../consent/standing.js';
import { wordIn } from '../consent/word.store.js';
import type { Keyring } from '../ledger/keyring.js';
import { readKey, readLinesBack } from '../ledger/ledger.store.js';
import { readDisclosures } from './disclosure.store.js';
import { entryOf } from './history.js';
import { readOwn, type OwnRow } from './own-view.store.js';
import { shownOf, type Known, type OwnView } from './own-view.js';
import { cursorOf, placeIn, seqIn, sizeOf } from './page.js';

/** Where a customer stands, what they can give and what they want back. */
export async function whereIStand(
  db: DataSource,
  register: Register,
  customer: string,
  now: Date | null,
): Promise<OwnView> {
  const row = await readOwn(db, customer, now);
  const known = knownIn(row);
  const shown = shownOf(known, register, row.now);
  return { shown, mark: markOf(known.standing), at: row.now, seq: row.seq ?? -1 };
}

function knownIn({ words, paused_until, wishes, told }: OwnRow): Known {
  const parts = told ?? [];
  const confirmed = new Set(
    parts.filter(([, , isConfirmed]) => isConfirmed).map(([field]) => field),
  );
  const fields = new Set(parts.map(([field]) => field));
  return {
    standing: {
      words: wordsOf((words ?? []).map(wordIn)),
      pausedUntil: paused_until,
      pending: new Set(Array.from(fields).filter((field) => !confirmed.has(field))),
    },
    wishes: new Map(Object.entries(wishes ?? {}) as [Purpose, WishAct][]),
    told: Array.from(fields),
    pendingParts: parts
      .filter(([, , isConfirmed]) => !isConfirmed)
      .map(([field, member]) => ({ field, member })),
  };
}

/** What a customer did, newest first, each entry a line of their chain. */
export async function whatIDid(
  db: DataSource,
  keyring: Keyring,
  customer: string,
  { after, limit }: PageQuery,
): Promise<HistoryPage> {
  const size = sizeOf(limit);
  const wrapped = await readKey(db, customer);
  if (!wrapped) return { items: [] };
  const key = keyring.open(customer, wrapped, 'ledger');
  const lines = await readLinesBack(db, { customer, key }, seqIn(after), size);
  const items: HistoryEntry[] = lines.map(entryOf);
  const last = lines.at(-1);
  return last && last.seq > 0 && lines.length === size
    ? { items, next: cursorOf([String(last.seq)]) }
    : { items };
}

/** Who read what of a customer, for what, on which permission; newest first. */
export async function whoRead(
  db: DataSource,
  customer: string,
  { after, limit, ...about }: DisclosureQuery,
): Promise<DisclosurePage> {
  const size = sizeOf(limit);
  const items = await readDisclosures(db, customer, {
    after: placeIn(after),
    most: size,
    ...about,
  });
  const last = items.at(-1);
  return last && items.length === size ? { items, next: cursorOf([last.at, last.id]) } : { items };
}
