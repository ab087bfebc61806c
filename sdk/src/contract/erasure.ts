import * as z from 'zod/mini';
import { LocalDate, Moment } from './shape.js';

/**
 * What becomes of all that is kept of a customer. `waiting`: nothing of it is used any more, and
 * until `dueAt` it can be taken back. `nothing`: there is nothing, or nothing any more.
 * `mode` and `keptUntil` say what an erasure leaves: in `restrict` the proof of what was permitted
 * is locked away until that day; in `shred` nothing is.
 */
export const Erasure = z.object({
  state: z.enum(['kept', 'waiting', 'nothing']),
  dueAt: z.nullable(Moment),
  mode: z.enum(['shred', 'restrict']),
  keptUntil: z.nullable(LocalDate),
});
export type Erasure = z.infer<typeof Erasure>;
