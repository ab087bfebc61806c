import { FIELDS, type Profile, type Village } from '@village-butcher/sdk';
import { lookersOf } from './lookers.js';
import type { Seen } from './state.js';

/** Asks for what the page itself shows. Whatever stands by then, the elements hear of. */
export async function look(village: Village): Promise<Seen> {
  const standing = await village.permissions.get();
  const [{ items: settled }, erasure, lookers] = await Promise.all([
    village.settled.list(),
    village.rights.erasure(),
    lookersOf(village, standing),
  ]);
  return { told: await valuesOf(village, standing.told), settled, erasure, lookers };
}

/** What was told, field by field. */
async function valuesOf(village: Village, told: readonly string[]): Promise<Partial<Profile>> {
  const known = FIELDS.filter((field) => told.includes(field));
  const values = await Promise.all(known.map((field) => village.profile.get(field)));
  return Object.fromEntries(known.map((field, index) => [field, values[index]]));
}
