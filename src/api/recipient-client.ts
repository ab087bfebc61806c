import * as z from 'zod/mini';
import { RecipientId } from '@village-butcher/sdk/contract';

/** `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks writes a secret. */
const Secret = z.string().check(
  z.regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
  z.refine((text) => {
    const { length } = secretOf(text);
    return length >= 24 && length <= 64;
  }),
);

const Address = z.string().check(z.maxLength(500), z.refine(isAddress));

/**
 * Where a recipient hears of things. `second`: whom else to tell where nobody answers. `reach`: an
 * address inside the house, or another port, counts only where it says `private`. `secrets`: for whoever
 * cannot check a public key; two while they change.
 */
const Webhook = z
  .strictObject({
    url: Address,
    second: z.optional(Address),
    reach: z.optional(z.enum(['public', 'private'])),
    secrets: z.optional(z.array(Secret).check(z.minLength(1), z.maxLength(2))),
  })
  .check(
    z.refine(({ url, second, reach }) =>
      [url, second].every((one) => one === undefined || reach === 'private' || isUsual(one)),
    ),
  );

/** A recipient's own system, and what it keeps of what it reads. Whoever keeps copies can be told. */
export const RecipientClient = z
  .strictObject({
    /** Its tokens must be bound to a key, and proven (RFC 9449). */
    bound: z.optional(z.boolean()),
    role: z.literal('recipient'),
    recipient: RecipientId,
    keeps: z.enum(['nothing', 'screen', 'copies']),
    /** So many days after it read something it has deleted it. */
    keepsDays: z.optional(z.int().check(z.minimum(1), z.maximum(36_500))),
    webhook: z.optional(Webhook),
  })
  .check(
    z.refine(({ keeps, webhook }) => keeps !== 'copies' || webhook !== undefined),
    z.refine(({ keeps, keepsDays }) => keeps === 'copies' || keepsDays === undefined, {
      path: ['keepsDays'],
    }),
  );
export type RecipientClient = z.infer<typeof RecipientClient>;

/** The bytes of a secret. */
export const secretOf = (text: string): Buffer =>
  Buffer.from(text.slice('whsec_'.length), 'base64');

/** Plain HTTP never leaves the machine, and nobody's name or password stands in an address. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname, hash } = new URL(text);
  const isNear = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isNear);
  return isSafe && username === '' && password === '' && hash === '';
}

/** The usual port of https, which an URL leaves out. */
function isUsual(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port } = new URL(text);
  return protocol === 'https:' && port === '';
}
