import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asking, removeWhole } from './stopPostgres.js';
import './typescript.js';

const PREFIX = 'village-test-';

/**
 * One PostgreSQL for the whole run: that of DATABASE_URL, or an embedded one in a folder of its
 * own. The tests find it under VILLAGE_TEST_URL, whose account may make databases, and put what
 * they build of pages into VILLAGE_TEST_PAGES.
 */
export default async function startPostgres() {
  for (const folder of leftBehind()) removeWhole(folder);
  process.env['VILLAGE_TEST_PAGES'] = ourFolder();
  process.env['VILLAGE_TEST_URL'] = process.env['DATABASE_URL'] || (await startOurs());
  // A service that a test starts is told where its database is, and never takes that of the run.
  delete process.env['DATABASE_URL'];
  process.env['VILLAGE_TEST_TEMPLATE'] = await makeTemplate(process.env['VILLAGE_TEST_URL']);
}

/** A database with every migration in it, of which each test's own is a copy. */
async function makeTemplate(serverUrl) {
  const { migrate } = await import('../../src/migrate.ts');
  const name = `village_template_${randomBytes(6).toString('hex')}`;
  await asking(serverUrl, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return name;
}

async function startOurs() {
  const { startEmbedded } = await import('../../src/embedded.ts');
  const folder = ourFolder();
  chmodSync(folder, 0o755);
  globalThis.embedded = {
    folder,
    ...(await startEmbedded({ folder, say, initdb: ['--no-sync'] })),
  };
  return globalThis.embedded.ownerUrl;
}

const ourFolder = () => mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));

/** Our folders of runs that were killed. Their PostgreSQL sees them go, and ends by itself. */
function leftBehind() {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  const gone = names.filter((name) => isGone(Number(name.split('-')[2])));
  const folders = gone.map((name) => join(tmpdir(), name));
  return folders.filter((folder) => lstatSync(folder).uid === process.getuid?.());
}

function isGone(pid) {
  try {
    return !process.kill(pid, 0);
  } catch ({ code }) {
    return code === 'ESRCH';
  }
}

/** Progress is of no interest here; that PostgreSQL ended below the tests is. */
function say(text) {
  if (/ended/.test(text)) console.error(text);
}
