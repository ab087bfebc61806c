import type { Village } from '@village-butcher/sdk';
import type { Profile, Purpose, SuggestAsk } from '@village-butcher/sdk/contract';
import { shareAll, STORE } from './acts.js';
import type { House } from './house.js';

/** Somebody who shares all that they tell, for recipes and tips. */
export async function sharing(house: House, told: Partial<Profile> = {}): Promise<Village> {
  const ada = house.customer();
  await shareAll(ada, 'recipes');
  await shareAll(ada, 'shopping-tips');
  for (const [field, value] of Object.entries(told)) {
    await ada.profile.put(field as 'diet', value as Profile['diet']);
  }
  return ada;
}

/** Of named items, those that pass, and why the others do not. */
export async function verdictsOn(
  ada: Village,
  among: readonly string[],
  purpose: Purpose,
  more: Partial<SuggestAsk> = {},
): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let at = 0; at < among.length; at += 5) {
    const named = among.slice(at, at + 5);
    const ask = { store: STORE, purposes: [purpose], among: named, limit: 5, ...more };
    passed.push(...(await ada.suggestions.list(ask)).items.map(({ ref }) => ref));
  }
  const held = (await ada.held.list()).items;
  const reasonOf = (ref: string) => held.find((one) => one.ref === ref)?.reason;
  return among.map((ref) => `${ref} ${passed.includes(ref) ? 'passes' : reasonOf(ref)}`);
}
