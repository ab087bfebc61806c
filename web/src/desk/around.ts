import { Refused } from '../sent.js';
import type { Asking } from './asking.js';
import type { Sitting } from './state.js';

/** What stands beside the questions: the last night, what is held, and who is to be named. */
export async function aroundOf(
  asking: Asking,
): Promise<Pick<Sitting, 'night' | 'held' | 'namings'>> {
  const night = await asking.lastNight();
  return { night, held: await heldFor(asking), namings: await asking.namings() };
}

/** `null`: it is not in this officer's scope. */
async function heldFor(asking: Asking): Promise<Sitting['held']> {
  try {
    return (await asking.held()).items;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return null;
  }
}
