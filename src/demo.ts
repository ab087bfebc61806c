import { createHash } from 'node:crypto';
import { PURPOSES, type Field, type FieldValue } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { whatIDid } from './audit/own-view.flow.js';
import { idOf } from './base/id.js';
import { importCatalogue } from './catalogue/import.flow.js';
import type { Shelves } from './catalogue/shelves.js';
import { longestEnd, type ConsentCommand, type Register } from './consent/decide.js';
import { record } from './consent/record.flow.js';
import { readDemo, type Drawn } from './demo-file.js';
import type { Keyring } from './ledger/keyring.js';
import { tell } from './profile/tell.flow.js';

/** What the demo needs to move in. */
export interface DemoParts {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly shelves: Shelves;
  /** Under whose name its customers are known. */
  readonly issuer: string;
}

const FILE = new URL('../demo/brandt-day.json', import.meta.url);

/**
 * Moves a shop and its customers in, where there is none yet. Who has a history already keeps it:
 * what somebody tried out in the demo is still there after the next start.
 */
export async function prepareDemo(
  parts: DemoParts,
  say: (step: string) => void,
): Promise<readonly Drawn[]> {
  const { catalogue, people } = readDemo(FILE, parts.shelves.today(new Date()));
  if (parts.shelves.current().shelf.stores.size === 0) {
    say('Familie Brandt open their shop.');
    await importCatalogue(parts.db, parts.shelves, catalogue, null);
  }
  for (const drawn of people) await moveIn(parts, drawn);
  return people;
}

async function moveIn(
  { db, keyring, shelves, issuer }: DemoParts,
  { subject, profile, ...drawn }: Drawn,
): Promise<void> {
  const customer = keyring.pseudonymOf(issuer, subject);
  if ((await whatIDid(db, keyring, customer, { limit: '1' })).items.length > 0) return;
  for (const [field, value] of Object.entries(profile) as [Field, FieldValue][]) {
    await tell(db, keyring, customer, { field, value }, null);
  }
  for (const command of commandsOf(drawn, shelves.current().register, new Date())) {
    const requestHash = createHash('sha256')
      .update(JSON.stringify([subject, command]))
      .digest();
    const act = { id: idOf(requestHash), requestHash };
    await record(db, keyring, customer, { command, act }, null);
  }
}

/** What they want back, and one act of giving for as long as one may give. */
function commandsOf(
  { grants, wishes }: Pick<Drawn, 'grants' | 'wishes'>,
  register: Register,
  now: Date,
): ConsentCommand[] {
  const permissions = grants.map((which) => ({
    ...which,
    until: longestEnd(which, now).toISOString(),
  }));
  const { id, version, locale } = register.notices[0]!;
  const given = {
    permissions,
    notice: { id, version, locale },
    surface: 'permission-centre',
    control: 'allow',
  } as const;
  return [
    ...PURPOSES.flatMap((purpose): ConsentCommand[] => {
      const wish = wishes[purpose];
      return wish ? [{ type: 'wish', purpose, wish }] : [];
    }),
    ...(permissions.length > 0 ? [{ type: 'grant' as const, act: given, register }] : []),
  ];
}
