import { createHash, randomUUID } from 'node:crypto';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { acknowledge } from './audit/acknowledge.flow.js';
import { deliver, type Contact, type Letter } from './audit/deliver.flow.js';
import { keepRecipients } from './audit/outbox.store.js';
import type { Basis } from './basis.js';
import { importCatalogue } from './catalogue/import.flow.js';
import type { SnapshotKey } from './consent/snapshot.js';
import { dayOf, plannedFor, type Person } from './year-days.js';

/** Where a year is lived: what the service itself stands on, before anybody asks it anything. */
export interface Living extends Basis {
  readonly snapshots: SnapshotKey;
  /** Who signs customers in. */
  readonly issuer: string;
  /** The app that they use, and that keeps copies. */
  readonly app: string;
  readonly client: string;
  /** How the app is told. Nothing is posted: it hears of it here. */
  readonly seals: Contact['seals'];
}

/** What a year came to. */
export interface Year {
  readonly customers: number;
  readonly told: number;
}

const DAYS = 365;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const AT_ONCE = 8;
/** The text changes in the middle, and who comes later reads the new one. */
const NEW_TEXT_ON = 180;
/** So long the app keeps what it reads. */
const KEEPS_DAYS = 30;

/** Lives a year that ends now, day by day, with customers who come, stay, change their minds and leave. */
export async function liveYear(
  living: Living,
  catalogue: CatalogueImport,
  customers: number,
  told: (day: number) => void,
): Promise<Year> {
  const { db, shelves, keyring, issuer, app } = living;
  // What happens on the last day is told, and its recipient still has time to answer.
  const lastMorning = Date.now() - 2 * HOUR_MS;
  const morningOf = (day: number) => new Date(lastMorning - (DAYS - 1 - day) * DAY_MS);
  await importCatalogue(db, shelves, catalogue, morningOf(0));
  await keepRecipients(db, [{ recipient: app, keeps: 'copies', keepsDays: KEEPS_DAYS }]);
  const people = Array.from({ length: customers }, (_, n): Person => {
    const customer = keyring.pseudonymOf(issuer, `customer-${n}`);
    return { customer, n, joins: Math.floor((n * (DAYS - 30)) / customers) };
  });
  let heard = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const morning = morningOf(day);
    if (day === NEW_TEXT_ON) await importCatalogue(db, shelves, rewritten(catalogue), morning);
    const busy = people.filter((person) => plannedFor(person, day).length > 0);
    const come = async (): Promise<void> => {
      for (let one = busy.shift(); one; one = busy.shift()) {
        await dayOf(living, catalogue, one, { day, morning });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, come));
    const ids = await tellOn(living, new Date(morning.getTime() + HOUR_MS));
    heard += ids.length;
    // On the last day it is silent: so there is something that it may still hold.
    if (day < DAYS - 1) await answerOn(living, new Date(morning.getTime() + 2 * HOUR_MS), ids);
    told(day + 1);
  }
  return { customers, told: heard };
}

/** Another text under the same name, of the next version: what is kept of offers is kept for longer. */
const rewritten = ({ notice, ...rest }: CatalogueImport): CatalogueImport => ({
  ...rest,
  notice: {
    ...notice,
    version: notice.version + 1,
    text: `${notice.text} Fragen beantworten wir gern.`,
    ...(notice.uses && {
      uses: notice.uses.map((use) => (use.purpose === 'offers' ? { ...use, ...LONGER } : use)),
    }),
  },
});

const LONGER = { retentionDays: 90 };

/** Tells the app what it has to know. Nothing is posted: what it was sent is on its way back already. */
async function tellOn({ db, app, seals }: Living, now: Date): Promise<readonly string[]> {
  const ids: string[] = [];
  const contact: Contact = { recipient: app, first: 'urn:here', reach: 'private', seals };
  const post = async ({ headers }: Letter) => {
    ids.push(headers['webhook-id']!);
    return 'delivered';
  };
  await deliver({ db, source: 'urn:village-butcher:1', post, chance: () => 0.5 }, contact, now);
  return ids;
}

/** Lets the app answer what it was told. */
async function answerOn({ db, app }: Living, at: Date, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const requestHash = createHash('sha256').update(id).digest();
    const act = { id: randomUUID(), requestHash };
    const said = { answer: 'done' as const, at: at.toISOString() };
    await acknowledge(db, { id, recipient: app }, { act, said }, at);
  }
}
