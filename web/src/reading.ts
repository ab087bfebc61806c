import { FIELDS, type Profile, type Village } from '@village-butcher/sdk';
import { OFFERED } from '@village-butcher/sdk/elements/messages';
import type { Seen } from './state.js';

/** Not a shotgun: three at most. */
const MOST = 3;
/** As much of a list as one reads at once. */
const LINES = 20;

/**
 * Asks for everything that the page shows. The lists come after the suggestions, which add to them:
 * each use is written down, and so is what was held back.
 */
export async function look(village: Village, store: string): Promise<Seen> {
  const [standing, suggestions] = await Promise.all([
    village.permissions.get(),
    village.suggestions.list({ store, purposes: OFFERED, limit: MOST }),
  ]);
  const [held, disclosures, history, told, settled] = await Promise.all([
    village.held.list(),
    village.disclosures.list({ limit: LINES }),
    village.history.list({ limit: LINES }),
    valuesOf(village, standing.told),
    village.settled.list(),
  ]);
  return {
    standing,
    suggestions,
    held: held.items,
    disclosures: disclosures.items,
    history: history.items,
    told,
    settled: settled.items,
  };
}

/** What was told, field by field. */
async function valuesOf(village: Village, told: readonly string[]): Promise<Partial<Profile>> {
  const known = FIELDS.filter((field) => told.includes(field));
  const values = await Promise.all(known.map((field) => village.profile.get(field)));
  return Object.fromEntries(known.map((field, index) => [field, values[index]]));
}
