import { createHash } from 'node:crypto';
import type { Field, FieldValue } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { whatIDid } from './audit/own-view.flow.js';
import { idOf } from './base/id.js';
import { importCatalogue } from './catalogue/import.flow.js';
import { record } from './consent/record.flow.js';
import { commandsOf, type Choosing } from './demo-acts.js';
import { readDemo, type Drawn } from './demo-file.js';
import type { Keyring } from './ledger/keyring.js';
import { tell } from './profile/tell.flow.js';

/** What the demo needs to move in. */
export interface DemoParts extends Choosing {
  readonly db: DataSource;
  readonly keyring: Keyring;
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

async function moveIn(parts: DemoParts, { subject, profile, ...drawn }: Drawn): Promise<void> {
  const { db, keyring, issuer } = parts;
  const customer = keyring.pseudonymOf(issuer, subject);
  if ((await whatIDid(db, keyring, customer, { limit: '1' })).items.length > 0) return;
  for (const [field, value] of Object.entries(profile) as [Field, FieldValue][]) {
    await tell(db, keyring, customer, { field, value }, null);
  }
  for (const [index, command] of commandsOf(parts, drawn, customer, new Date()).entries()) {
    const requestHash = createHash('sha256')
      .update(JSON.stringify([subject, index]))
      .digest();
    const act = { id: idOf(requestHash), requestHash };
    await record(db, keyring, customer, { command, act }, null);
  }
}
