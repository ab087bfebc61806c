import * as z from 'zod/mini';
import { Field, Moment, Purpose, RecipientId, StoreId } from './shape.js';

/** How long a visit lasts at most: nobody shops longer, and a code that was seen is soon worth nothing. */
export const VISIT_HOURS = 4;

/**
 * What a customer shows or reads out: ten of Crockford's 32 letters, none of which looks like another.
 * That is 50 bits. With 10,000 visits open, somebody who tries 100 codes a second for a whole 4 hours
 * meets one of them once in 78,000 such attempts, and sees of it what was granted to that very counter.
 */
export const VisitCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/));

/** A counter as a recipient: `counter:brandt/mutzenhausen/meat`. */
export const CounterId = RecipientId.check(z.regex(/^counter:/));

/** I am in this store now. With a counter: my code is good at that one alone. */
export const VisitAct = z.strictObject({ store: StoreId, counter: z.optional(CounterId) });
export type VisitAct = z.infer<typeof VisitAct>;

/** This customer, this store, now. It ends by itself. */
export const Visit = z.object({
  code: z.string(),
  store: z.string(),
  counter: z.optional(z.string()),
  until: Moment,
});
export type Visit = z.infer<typeof Visit>;

/** One field that this counter was granted, in sentences: who it is about is not among them. */
export const Shown = z.object({
  field: Field,
  purposes: z.array(Purpose),
  texts: z.array(z.string()),
});
export type Shown = z.infer<typeof Shown>;

/**
 * What a counter was granted by whom it serves, and when it was read. No name and no line: nothing by
 * which the same customer is known again on another visit.
 */
export const CounterView = z.object({ at: Moment, shows: z.array(Shown) });
export type CounterView = z.infer<typeof CounterView>;
