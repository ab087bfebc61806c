import { asOwner } from './rows.js';
import type { Ears } from './sweep-ears.js';
import { mark, plainMark } from './sweep-marks.js';
import type { SweptService } from './sweep-service.js';
import { inTurns } from './sweep-wrong.js';

/** What breaks below the service, and how it is mended. */
const FAULTS: readonly (readonly [breaks: string, mends: string])[] = [
  // PostgreSQL would quote the whole row: `Failing row contains (…)`.
  [
    'ALTER TABLE profile.value ADD CONSTRAINT planted CHECK (false) NOT VALID',
    'ALTER TABLE profile.value DROP CONSTRAINT planted',
  ],
  [
    'ALTER TABLE ledger.line ADD CONSTRAINT planted CHECK (false) NOT VALID',
    'ALTER TABLE ledger.line DROP CONSTRAINT planted',
  ],
  // And here the statement with what it was asked with.
  ['ALTER TABLE ledger.head RENAME TO lost_head', 'ALTER TABLE ledger.lost_head RENAME TO head'],
  ['REVOKE INSERT ON ledger.line FROM village_app', 'GRANT INSERT ON ledger.line TO village_app'],
];
const TURNS = 12;

/** Lets the database fail below what people tell, in every way we know. Answers what they told. */
export async function breakBelow(service: SweptService, ears: Ears): Promise<readonly string[]> {
  const { ownerUrl, baseUrl, tokenFor } = service;
  const sent: string[] = [];
  const ask = ears.fetchAs('whoever asks while it breaks');
  const tell = async (): Promise<void> => {
    const [subject, text] = [plainMark(), mark()];
    sent.push(subject, text);
    const authorization = `Bearer ${tokenFor(subject)}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify({ notes: [{ text }] });
    const put = { method: 'PUT', headers, body };
    await ask(`${baseUrl}/v1/me/profile/memory`, put);
    await ask(`${baseUrl}/v1/me/permissions`, { headers });
  };
  for (const [breaks, mends] of FAULTS) {
    await asOwner(ownerUrl, breaks);
    await tell().finally(() => asOwner(ownerUrl, mends));
  }
  const turns = Array.from({ length: TURNS }, (_, turn) => turn);
  await inTurns(turns, (turn) => (turn % 4 === 3 ? endConnections(ownerUrl) : tell()));
  return sent;
}

/** Ends what the service has open to its database, in the middle of what it does. */
const endConnections = (ownerUrl: string): Promise<object[]> =>
  asOwner(
    ownerUrl,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'village-butcher' AND pid <> pg_backend_pid()`,
  );
