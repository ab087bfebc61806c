import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.module.js';
import { Clock } from '../../src/base/clock.js';
import { checkDatabase, openDatabase } from '../../src/database.js';
import { startEmbedded } from '../../src/embedded.js';
import { migrate } from '../../src/migrate.js';
import { makeSigner } from '../../src/signer.js';
import { keyringAt } from './keys.js';
import { CLIENTS, RULES, counterClient, partsAt } from './service-parts.js';

/*
 * The service in a process of its own, on a fresh embedded database that ends with it. Whoever
 * started it sets its clock and asks it for tokens: both are switches of this test build alone.
 */

/** What can be asked of it. */
export type Command =
  | { readonly do: 'clock'; readonly at: string }
  | { readonly do: 'token'; readonly role: keyof typeof CLIENTS; readonly subject: string }
  | { readonly do: 'counter'; readonly counter: string }
  | { readonly do: 'log' };

/** Its answer, to the question of this number. */
export type Message =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string };

/** Its first word: where it listens, and where its database is. */
export interface Ready {
  readonly baseUrl: string;
  readonly ownerUrl: string;
}

/** A clock that stands still until somebody sets it. */
class SetClock extends Clock {
  constructor(public at: Date) {
    super();
  }
  now(): Date {
    return this.at;
  }
}

const [start = '', app = '', ...counters] = process.argv.slice(2);
const clock = new SetClock(new Date(start));
const signer = await makeSigner(RULES);
const folder = mkdtempSync(join(tmpdir(), 'village-scenario-'));
chmodSync(folder, 0o755);
const say = (text: string): void => console.log(text);

const { ownerUrl, stop } = await startEmbedded({ folder, say, initdb: ['--no-sync'] });
await migrate(ownerUrl);
const db = await openDatabase(ownerUrl, { role: 'village_app' });
await checkDatabase(db);
const keyFolder = join(folder, 'keys');
const keyring = await keyringAt(ownerUrl, db, keyFolder);
const service = await createApp(partsAt(db, { app, counters, clock, signer, keyring }));
await service.listen(0, '127.0.0.1');

process.on('message', async ({ id, ...command }: Command & { id: number }) => {
  const answer = await answered(command).then(
    (value) => ({ id, value }),
    (error: Error) => ({ id, fault: error.message }),
  );
  process.send!(answer satisfies Message);
});
// Whoever started it may be gone in any way: then nobody reads what it writes, and nothing is left.
process.once('disconnect', leave);
process.on('SIGINT', () => {});
process.stdout.on('error', () => {});
process.send!({ baseUrl: await service.getUrl(), ownerUrl } satisfies Ready);

async function answered(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'clock':
      clock.at = new Date(command.at);
      return null;
    case 'token': {
      const { role, subject } = command;
      return signer.sign({ subject, ...CLIENTS[role] }, clock.at);
    }
    case 'counter':
      return signer.sign({ subject: 'staff', ...counterClient(command.counter) }, clock.at);
    case 'log':
      return readFileSync(join(folder, 'postgres', 'log'), 'utf8');
  }
}

/** Leaves nothing behind. */
async function leave(): Promise<void> {
  await service.close();
  if (db.isInitialized) await db.destroy();
  await stop();
  const home = join(folder, 'postgres');
  if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
