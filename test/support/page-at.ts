import { createVillage, FIELDS, PURPOSES, type Village } from '@village-butcher/sdk';
import { createRetailer } from '@village-butcher/sdk/server';
import { DevelopmentIssuer } from '../../src/api/issuer.js';
import { Log, asText } from '../../src/api/log.js';
import { createApp } from '../../src/app.module.js';
import { Clock } from '../../src/base/clock.js';
import { openDatabase } from '../../src/database.js';
import { oneYesEach, type Drawn, readDemo } from '../../src/demo-file.js';
import { deskChores } from '../../src/desk-chores.js';
import { makeSigner } from '../../src/signer.js';
import { keyringAt } from './keys.js';
import { CLIENTS, RULES, counterClient, partsAt } from './service-parts.js';

/*
 * The service with its page, in a process of its own: serving files takes packages that jest cannot
 * load. It has the shop of the demo, its clock stands still, and whoever is sent to it moves in.
 */

/** What it is told at its start. */
export interface Start {
  readonly now: string;
  readonly ownerUrl: string;
  readonly keyFolder: string;
  readonly pages: string;
  /** Where the log is published, once somebody seals it. */
  readonly logFolder: string;
  /** The public key of that log, for the page to check receipts by. */
  readonly logKey?: string;
}

/** Who moves in: what they told, want back and gave before the page is opened. */
export type Newcomer = Pick<Drawn, 'name' | 'profile' | 'wishes' | 'grants'>;

/** Who signs in behind a counter. */
export interface Staff {
  readonly name: string;
  readonly counter: string;
}

/** Who sits at the desk: nobody sees customers by name without the other. */
export type Desk = 'desk' | 'second desk';
const NAME_AT: Readonly<Record<Desk, string>> = { desk: 'Dr. Voss', 'second desk': 'Frau Amara' };

/** The counter that has a screen. */
const COUNTER = 'counter:brandt/mutzenhausen/meat';
/** How long they gave it for. */
const GIVEN_MS = 300 * 86_400_000;

const {
  now: at,
  ownerUrl,
  keyFolder,
  pages,
  logFolder,
  logKey,
}: Start = JSON.parse(process.argv[2] ?? '');
const now = new Date(at);

class StoppedClock extends Clock {
  now(): Date {
    return now;
  }
}

const signer = await makeSigner(RULES);
const tokenFor = (subject: string, role: keyof typeof CLIENTS) =>
  signer.sign({ subject, ...CLIENTS[role] }, now);
const issuer = new DevelopmentIssuer(
  {
    person: ({ subject, counter, at }) => {
      if (at) return tokenFor(subject, 'dpo');
      return counter === undefined
        ? tokenFor(subject, 'customer')
        : signer.sign({ subject, ...counterClient(counter) }, now);
    },
    naming: ({ subject }) => tokenFor(subject, 'naming'),
    guest: () => tokenFor(CLIENTS.guest.client, 'guest'),
  },
  () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'),
  () => now.getTime(),
);
const db = await openDatabase(ownerUrl, { role: 'village_app' });
const clock = new StoppedClock();
const keyring = await keyringAt(ownerUrl, db, keyFolder);
const differences = { app: 'app:brandt', counters: [COUNTER], clock, signer, keyring, logFolder };
const parts = partsAt(db, differences);
/** What failed is said; that something was answered is not worth a line. */
const log = new Log(
  (line) => void (line && console.error(line)),
  (event) => (event.event === 'failed' ? asText(event) : ''),
);
const app = await createApp({ ...parts, log, issuer, pages, logKey });
const { exportAll } = deskChores(app, log);
/** What a service does every second. */
const exports = setInterval(() => void exportAll(), 500);
await app.listen(0, '127.0.0.1');
const origin = await app.getUrl();

const file = new URL('../../demo/brandt-day.json', import.meta.url);
const { catalogue } = readDemo(file, now.toISOString().slice(0, 10));
await createRetailer({
  baseUrl: origin,
  token: () => tokenFor('office', 'retailer'),
}).imports.create(catalogue);

process.on('message', async (newcomer: Newcomer | Staff | Desk) => {
  if (typeof newcomer === 'string') {
    const officer = { subject: newcomer, name: NAME_AT[newcomer], at: 'desk' } as const;
    process.send!(issuer.addressFor(officer, origin));
    return;
  }
  const subject = crypto.randomUUID();
  if ('counter' in newcomer) {
    process.send!(issuer.addressFor({ subject, ...newcomer }, origin));
    return;
  }
  const token = () => tokenFor(subject, 'customer');
  await moveIn(createVillage({ baseUrl: origin, device: 'personal', token }), newcomer);
  process.send!(issuer.addressFor({ subject, name: newcomer.name }, origin));
});
process.once('disconnect', async () => {
  clearInterval(exports);
  await app.close();
  if (db.isInitialized) await db.destroy();
});
process.send!(origin);

async function moveIn(village: Village, { profile, wishes, grants }: Newcomer): Promise<void> {
  for (const field of FIELDS) {
    const value = profile[field];
    if (value) await village.profile.put(field, value);
  }
  for (const purpose of PURPOSES) {
    const wish = wishes[purpose];
    if (wish) await village.wishes.put(purpose, wish);
  }
  const until = new Date(now.getTime() + GIVEN_MS).toISOString();
  const permissions = grants.map((which) => ({ ...which, until }));
  const { id, version, locale } = catalogue.notice;
  const how = {
    notice: { id, version, locale },
    surface: 'permission-centre',
    control: 'allow',
  } as const;
  for (const some of oneYesEach(permissions)) await village.grant({ ...how, permissions: some });
}
