import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './typescript.js';

/**
 * One PostgreSQL for the whole run: that of DATABASE_URL, or an embedded one in a folder of its
 * own. The tests find it under VILLAGE_TEST_URL, whose account may make databases.
 */
export default async function startPostgres() {
  process.env['VILLAGE_TEST_URL'] = process.env['DATABASE_URL'] || (await startOurs());
  // A service that a test starts is told where its database is, and never takes that of the run.
  delete process.env['DATABASE_URL'];
}

async function startOurs() {
  const { startEmbedded } = await import('../../src/embedded.ts');
  const folder = mkdtempSync(join(tmpdir(), 'village-test-'));
  chmodSync(folder, 0o755);
  globalThis.embedded = {
    folder,
    ...(await startEmbedded({ folder, say, initdb: ['--no-sync'] })),
  };
  return globalThis.embedded.ownerUrl;
}

/** Progress is of no interest here; that PostgreSQL ended below the tests is. */
function say(text) {
  if (/ended/.test(text)) console.error(text);
}
