import { FIELDS, type Profile, type Village } from '@village-butcher/sdk';
import { requestsOf } from '@village-butcher/sdk/rights';
import { lookersOf } from './lookers.js';
import { sharedIn } from './restricted.js';
import type { Seen } from './state.js';

/** Asks for what the page itself shows. Whatever stands by then, the elements hear of. */
export async function look(village: Village): Promise<Seen> {
  const stand = await village.permissions.get();
  const { told, pausedUntil, wishes, standing } = stand;
  const [{ items: settled }, erasure, { items: requests }, lookers, values] = await Promise.all([
    village.settled.list(),
    village.rights.erasure(),
    requestsOf(village).list(),
    lookersOf(village, stand),
    valuesOf(village, told),
  ]);
  const isPermitted = ({ verdict }: { readonly verdict: string }) =>
    verdict === 'granted' || verdict === 'paused' || verdict === 'pending';
  const permitted = standing.filter(isPermitted);
  const coming = [...wishes, ...permitted].map(({ purpose }) => purpose);
  const shared = sharedIn(permitted);
  return { told: values, settled, erasure, pausedUntil, coming, shared, requests, lookers };
}

/** What was told, field by field. */
async function valuesOf(village: Village, told: readonly string[]): Promise<Partial<Profile>> {
  const known = FIELDS.filter((field) => told.includes(field));
  const values = await Promise.all(known.map((field) => village.profile.get(field)));
  return Object.fromEntries(known.map((field, index) => [field, values[index]]));
}
