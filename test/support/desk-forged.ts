import { ask } from './embedded.js';
import { letOwnerSee } from './unwalled.js';

/**
 * Writes a use that nobody made, as an owner of the database could: one of a customer's own, again and
 * otherwise, who took the wall down first. The log takes it, for the log knows no meaning.
 */
export async function forgeUse(
  ownerUrl: string,
  id: string,
  changed: { purpose?: string; seen?: number; copies?: number; at?: string },
): Promise<void> {
  const { purpose = 'recipes', seen, copies = 1, at } = changed;
  const time = at === undefined ? 'clock_timestamp()' : `'${at}'::timestamptz`;
  const payload =
    seen === undefined ? 'payload' : `regexp_replace(payload, '"seen":\\d+', '"seen":${seen}')`;
  await letOwnerSee(ownerUrl);
  const queued = await ask(
    ownerUrl,
    `WITH forged AS (
       INSERT INTO audit.disclosure (customer_id, at, id, recipient, client, store, edition, purposes,
         fields, lines, payload, salt, leaf_hash)
       SELECT customer_id, ${time}, gen_random_uuid(), recipient, client, store, edition,
         ARRAY['${purpose}'], fields, lines, ${payload}, salt,
         ledger.blind_hash(2, ledger.commitment(salt, ${payload}))
       FROM audit.disclosure, generate_series(1, ${copies}) WHERE id = '${id}' RETURNING *
     )
     INSERT INTO ledger.queue (customer_id, line_id, kind, entry, leaf_hash, queued_at)
     SELECT customer_id, id, 2, '\\x0102'::bytea || ledger.commitment(salt, payload), leaf_hash,
       clock_timestamp() FROM forged RETURNING line_id`,
  );
  if (queued.length !== copies) throw new Error(`${queued.length} of ${copies} uses were written.`);
}
