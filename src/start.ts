import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Log } from './api/log.js';
import { createApp } from './app.module.js';
import { DatabaseClock } from './base/clock.js';
import { openBasis, type Basis } from './basis.js';
import { startChores } from './chores.js';
import { prepareDemo } from './demo.js';
import { sayIfOnOneDisk } from './disks.js';
import type { Ends } from './ends.js';
import type { Settings } from './settings.js';
import { DEMO_STAFF, trustOf, type Trust } from './trust.js';

const PAGES = fileURLToPath(new URL('../web/dist', import.meta.url));

/** Starts the service, and answers what the person at the terminal should read. */
export async function start(settings: Settings, log: Log, ends: Ends): Promise<string[]> {
  const say = (step: string) => log.tell({ event: 'preparing', step });
  const basis = await openBasis(settings, ends, say);
  if (!settings.databaseUrl) sayIfOnOneDisk(settings, say);
  const trust = await trustOf(settings);
  const app = await createApp({
    ...basis,
    ...trust,
    ...(existsSync(PAGES) ? { pages: PAGES } : {}),
    ...(settings.databaseUrl ? {} : { sealer: 'inside' as const }),
    settings,
    log,
    clock: new DatabaseClock(),
  });
  ends.add(() => app.close());
  ends.add(startChores({ ...basis, log }, app));
  const addressesAt = await moveIn(basis, trust, say);
  await app.listen(settings.port, settings.host);
  const origin = await app.getUrl();
  return [`The village butcher listens on ${origin}`, ...addressesAt(origin)];
}

/** Where we issue the tokens ourselves, somebody lives here already, and has an address. */
async function moveIn(
  basis: Basis,
  { issuer, signatures }: Trust,
  say: (step: string) => void,
): Promise<(origin: string) => string[]> {
  if (issuer === undefined) return () => [];
  const people = await prepareDemo({ ...basis, issuer: signatures.rules.issuer }, say);
  const { recipients } = basis.shelves.current().register;
  const name = recipients.get(DEMO_STAFF.counter)?.name ?? DEMO_STAFF.counter;
  return (origin) => [
    'Open one of these, each opens once:',
    ...[...people, { ...DEMO_STAFF, name }].map(
      (person) => `  ${issuer.addressFor(person, origin)}  ${person.name}`,
    ),
  ];
}
