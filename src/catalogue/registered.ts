import { momentIn } from '../base/id.js';
import type { Stock } from './shelves.js';

/** What of a catalogue the desk asks about: whom one can share with, in which stores, and since when it is so. */
export const registeredIn = ({ shelf, register }: Stock) => ({
  register,
  stores: shelf.stores,
  changedAt: momentIn(shelf.edition),
});
