import * as z from 'zod/mini';
import { COUNTRIES } from './terms.js';

const Text = z.string().check(
  z.minLength(1),
  z.maxLength(300),
  z.refine((text) => text.normalize('NFC') === text && !/[\p{Cc}\p{Cs}]/u.test(text)),
);
const Country = z.enum(COUNTRIES as [string, ...string[]]);

/** Who is responsible, as a consent record names them (GDPR Art. 13 (1) a, (2) d): the retailer says it. */
export const Controller = z.strictObject({
  name: Text,
  address: Text,
  /** E-mail, telephone or a page: how they are reached. */
  contact: z.array(Text).check(z.minLength(1), z.maxLength(5)),
  /** Whose law applies. */
  country: Country,
  /** Where what customers told is kept. */
  storedIn: z.array(Country).check(z.minLength(1)),
  /** With whom a customer can complain. */
  authority: z.strictObject({
    name: Text,
    contact: z.array(Text).check(z.minLength(1), z.maxLength(5)),
  }),
});
export type Controller = z.infer<typeof Controller>;
