import { createHash } from 'node:crypto';
import { FIELDS, PURPOSES } from '@village-butcher/sdk/contract';
import { asOwner } from './ground.js';

/** How many made-up customers there are, and how many permissions each of them gave. */
export interface Crowd {
  readonly customers: number;
  readonly permissions: number;
}

/** The app that reads. Its permissions come first; those of others are there to be passed over. */
export const APP = 'app:brandt';

/**
 * Fills a database with customers that are the same in every run: each number has its id, its
 * keys, its values and its permissions, most of them given, some taken back, some at their end.
 */
export async function settle(ownerUrl: string, crowd: Crowd): Promise<void> {
  await asOwner(
    ownerUrl,
    'ALTER TABLE consent.standing DROP CONSTRAINT standing_customer_id_fkey',
    ...peopled(crowd),
    `ALTER TABLE consent.standing ADD CONSTRAINT standing_customer_id_fkey
       FOREIGN KEY (customer_id) REFERENCES ledger.head`,
    ...BARE,
    'VACUUM (ANALYZE)',
  );
}

/** The keys once more, for the baseline: the same rows, and no wall around them. */
const BARE = [
  'CREATE TABLE public.bare (LIKE ledger.customer_key INCLUDING INDEXES)',
  'INSERT INTO public.bare TABLE ledger.customer_key',
  'GRANT SELECT ON public.bare TO village_app',
];

/** The customer of a number, from 0: what `settle` writes as `md5('customer ' || n)`. */
export function customerOf(n: number): string {
  const hash = createHash('md5').update(`customer ${n}`).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A prime that no crowd's size is a multiple of: so everybody comes up before anybody again. */
const STRIDE = 61_837;

/** Steps through a crowd in an order of no pattern, the same in every run. */
export function customersOf(customers: number): () => string {
  const ids = Array.from({ length: customers }, (_, n) => customerOf(n));
  let n = 0;
  return () => ids[(n = (n + STRIDE) % customers)]!;
}

const OTHERS = PURPOSES.length * FIELDS.length;
const listed = (words: readonly string[]): string => `ARRAY['${words.join("','")}']`;
/** The id of customer `n`. */
export const ID = `md5('customer ' || n)::uuid`;

/** Bytes that look like what they stand for: keys and boxes are never opened here. */
const peopled = ({ customers, permissions }: Crowd): readonly string[] => [
  `INSERT INTO ledger.head (customer_id, handle, seq, leaf_hash)
   SELECT ${ID}, decode(md5('handle ' || n), 'hex'), -1, sha256('')
   FROM generate_series(0, ${customers - 1}) n`,
  `INSERT INTO ledger.customer_key (customer_id, key_id, kek, wrapped)
   SELECT ${ID}, md5('key ' || n)::uuid, '0123456789abcdef', substr(sha512(n::text::bytea), 1, 60)
   FROM generate_series(0, ${customers - 1}) n`,
  `INSERT INTO consent.wish (customer_id, purpose, wish, line_id)
   SELECT ${ID}, purpose, '{"channel":"app"}', md5('wish ' || n || purpose)::uuid
   FROM generate_series(0, ${customers - 1}) n,
     unnest(ARRAY['recipes', 'shopping-tips', 'offers']) purpose
   ORDER BY n`,
  `INSERT INTO profile.value (customer_id, field, member, confirmed, box, told_at, swept_on)
   SELECT ${ID}, field, 'self', true, sha512(box) || sha256(box), now(), '2026-11-26'
   FROM generate_series(0, ${customers - 1}) n, unnest(${listed(FIELDS)}) field,
     convert_to(n || field, 'UTF8') box
   ORDER BY n`,
  `INSERT INTO consent.standing (customer_id, recipient, purpose, field, says, until, line_id)
   SELECT ${ID},
     CASE k / ${OTHERS} WHEN 0 THEN '${APP}' ELSE 'counter:brandt/store-' || k / ${OTHERS} END,
     (${listed(PURPOSES)})[1 + k / ${FIELDS.length} % ${PURPOSES.length}],
     (${listed(FIELDS)})[1 + k % ${FIELDS.length}],
     CASE k % 10 WHEN 3 THEN 'withdrawn' ELSE 'granted' END,
     CASE k % 10 WHEN 3 THEN NULL WHEN 7 THEN now() - interval '1 day' ELSE now() + interval '90 days' END,
     md5('line ' || n || ' ' || k)::uuid
   FROM generate_series(0, ${customers - 1}) n, generate_series(0, ${permissions - 1}) k
   ORDER BY n, k`,
  `INSERT INTO catalogue.edition (edition, at, document) VALUES (md5('edition')::uuid, now(), '{}')`,
  `INSERT INTO catalogue.current (one, edition) VALUES (true, md5('edition')::uuid)`,
];
