import * as z from 'zod/mini';
import { QUESTIONS } from './questions.js';
import { Moment } from './shape.js';

/**
 * What the last night found: every question whose rows are incidents, and how many rows it has. `at` is
 * `null` while there was no night yet.
 */
export const LastNight = z.object({
  at: z.nullable(Moment),
  logSize: z.nullable(z.int()),
  items: z.array(
    z.object({
      question: z.enum(QUESTIONS),
      rows: z.int(),
      /** The first night of those in a row that found some; `null`: the last one found none. */
      since: z.nullable(Moment),
    }),
  ),
});
export type LastNight = z.infer<typeof LastNight>;
