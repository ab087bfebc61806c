import type { Changes } from '../client/hearing.js';
import { Following, type How } from './following.js';

export type { Changes, Ears, Hearing } from '../client/hearing.js';
export type { How } from './following.js';

/**
 * Hears of what changes elsewhere: acts on other devices, another catalogue. For the option `changes`.
 *
 * @example
 * const village = createVillage({ baseUrl, token, device: 'personal', changes: hearChanges() });
 */
export const hearChanges =
  (how: How = 'auto'): Changes =>
  (ears) =>
    new Following(how, ears);
