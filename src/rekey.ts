import process from 'node:process';
import pg from 'pg';
import { openBasis } from './basis.js';
import { Ends } from './ends.js';
import { rewrapAll } from './ledger/rekey.flow.js';
import { refuseWords, sentenceOf } from './sentence.js';
import { Settings } from './settings.js';
import { destroyOlderKey, makeNextKey } from './wrapping-key.js';

/*
 * `npm run ledger:rekey`: every customer's key is wrapped anew, and the old wrapping key destroyed.
 * Every older copy of a wrapped key, in a backup or in a dead row, is worth nothing from then on.
 */

/** A service that runs knows the old key alone, and would go on wrapping new customers with it. */
async function checkNobodyServes(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'village-butcher'`,
    )
    .finally(() => client.end());
  if (rows.length > 0) throw new Error('Stop every service and sealer on this database first.');
}

const ends = new Ends();
try {
  refuseWords(process.argv.slice(2));
  const settings = new Settings(process.env);
  if (settings.databaseUrl) await checkNobodyServes(settings.databaseUrl);
  makeNextKey(settings.keyFolder);
  const { db, keyring } = await openBasis(settings, ends, () => {});
  const wrapped = await rewrapAll(db, keyring);
  destroyOlderKey(settings.keyFolder);
  process.stdout.write(
    `${wrapped} keys are wrapped anew, and the old wrapping key is gone. ` +
      'Destroy its backups, and back up the new one.\n',
  );
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
} finally {
  await ends.all();
}
