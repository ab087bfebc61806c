import { generateKeyPairSync } from 'node:crypto';
import { ClientRegister } from '../../src/api/client-register.js';
import { deliver } from '../../src/audit/deliver.flow.js';
import { post } from '../../src/post.js';
import { contactsIn } from '../../src/telling.js';
import type { TestVillage } from './village.js';

/** Tells everybody in a register what waits for them. What a service does every second, a test does itself. */
export function tellerOf(
  { db }: Pick<TestVillage, 'db'>,
  clients: Readonly<Record<string, object>>,
): () => Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const contacts = contactsIn(new ClientRegister(clients), [privateKey]);
  const courier = { db, source: 'urn:test', post, chance: () => 0.5 };
  return async () => {
    for (const contact of contacts) await deliver(courier, contact, null);
  };
}
