import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshDatabase } from './database.js';
import type { Desk, Newcomer, Staff, Start } from './page-at.js';

/** A service that serves the page, with the shop of the demo. */
export interface TestPage {
  readonly origin: string;
  /** Lets somebody move in, and answers the address that opens the page as them, once. */
  addressFor(newcomer: Newcomer | Staff): Promise<string>;
  /** An address that opens the desk of the data-protection officer, once. */
  addressOfDesk(who?: Desk): Promise<string>;
  readonly ownerUrl: string;
  /** Where its log is published, once somebody seals it. */
  readonly logFolder: string;
  stop(): Promise<void>;
}

const placeOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Builds the page of this folder as it is written in this run, and serves it at this time, with this key of its log. */
export const startPage = (now: Date, root: string, logKey?: string): Promise<TestPage> =>
  startServed(now, () => builtOnce(root), logKey);

/** The same with pages that somebody puts into a folder. */
export async function startServed(
  now: Date,
  fill: (folder: string) => string,
  logKey?: string,
): Promise<TestPage> {
  const folder = mkdtempSync(join(tmpdir(), 'village-page-'));
  const { ownerUrl, close } = await freshDatabase();
  const start: Start = {
    now: now.toISOString(),
    ownerUrl,
    keyFolder: join(folder, 'keys'),
    pages: fill(join(folder, 'pages')),
    logFolder: join(folder, 'log'),
    ...(logKey === undefined ? {} : { logKey }),
  };
  const child = fork(placeOf('./page-at.ts'), [JSON.stringify(start)], {
    execArgv: ['--import', placeOf('./typescript.js')],
  });
  const ended = once(child, 'exit');
  const answer = async (): Promise<string> => {
    const [said] = await Promise.race([once(child, 'message'), ended]);
    if (typeof said === 'string') return said;
    throw new Error('The service of the page has ended.');
  };
  return {
    origin: await answer(),
    addressFor(newcomer) {
      child.send(newcomer);
      return answer();
    },
    addressOfDesk(who = 'desk') {
      child.send(who);
      return answer();
    },
    ownerUrl,
    logFolder: start.logFolder,
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whoever comes first builds it. Of two who build at once one is in time. */
function builtOnce(root: string): string {
  const kept = join(process.env['VILLAGE_TEST_PAGES']!, root.replaceAll('/', '-'));
  if (existsSync(kept)) return kept;
  const draft = `${kept}.${process.pid}`;
  const config = placeOf('../../web/vite.config.ts');
  const order = ['build', root, '--config', config, '--outDir', draft, '--logLevel', 'error'];
  execFileSync(placeOf('../../node_modules/.bin/vite'), order, { cwd: placeOf('../../') });
  try {
    renameSync(draft, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  }
  return kept;
}
