import { Refused, type Asking } from './asking.js';
import type { Sitting } from './state.js';

/** What stands beside the questions: the last night, and what is held, for whom that is in their scope. */
export async function aroundOf(asking: Asking): Promise<Pick<Sitting, 'night' | 'held'>> {
  const night = await asking.lastNight();
  try {
    return { night, held: (await asking.held()).items };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { night, held: null };
  }
}
