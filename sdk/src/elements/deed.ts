import type { Village } from '../client/village.js';
import type { Said } from './surroundings.js';

/** Something that a customer does: what is sent, and what is said once it is written down. */
export interface Deed<Done> {
  readonly send: (village: Village) => Promise<Done>;
  readonly said: (done: Done) => Said;
}
