import { FIELDS, type Profile, type Village } from '@village-butcher/sdk';
import { requestsOf } from '@village-butcher/sdk/rights';
import type { Seen } from './state.js';

/** Asks for what the page itself shows. Whatever stands by then, the elements hear of. */
export async function look(village: Village): Promise<Seen> {
  const [stand, { items: settled }, erasure, { items: requests }] = await Promise.all([
    village.permissions.get(),
    village.settled.list(),
    village.rights.erasure(),
    requestsOf(village).list(),
  ]);
  const { told, pausedUntil, wishes, standing } = stand;
  const isPermitted = ({ verdict }: { readonly verdict: string }) =>
    verdict === 'granted' || verdict === 'paused' || verdict === 'pending';
  const coming = [...wishes, ...standing.filter(isPermitted)].map(({ purpose }) => purpose);
  const values = await valuesOf(village, told);
  return { told: values, settled, erasure, pausedUntil, coming, requests };
}

/** What was told, field by field. */
async function valuesOf(village: Village, told: readonly string[]): Promise<Partial<Profile>> {
  const known = FIELDS.filter((field) => told.includes(field));
  const values = await Promise.all(known.map((field) => village.profile.get(field)));
  return Object.fromEntries(known.map((field, index) => [field, values[index]]));
}
