import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { ClientRegister } from './api/client-register.js';
import { secretOf, type RecipientClient } from './api/recipient-client.js';
import { deliver, type Contact, type Courier } from './audit/deliver.flow.js';
import { readWaiting, suspendDeaf } from './audit/outbox.store.js';
import type { Turn } from './audit/turn.js';
import { signingKeyAt } from './keys.js';
import { postInvited } from './post.js';
import type { Settings } from './settings.js';

/** Who tells recipients, and whom. */
export interface Telling {
  readonly courier: Courier;
  readonly contacts: readonly Contact[];
}

/** Who is told by the settings. The key is made where there is none; an older one signs beside it. */
export function tellingOf(
  db: DataSource,
  register: ClientRegister,
  { keyFolder, publicUrl }: Pick<Settings, 'keyFolder' | 'publicUrl'>,
): Telling {
  const keys = webhookKeysIn(keyFolder);
  const source = publicUrl ?? 'urn:village-butcher:1';
  return {
    courier: { db, source, post: postInvited(hostOf(publicUrl)), chance: Math.random },
    contacts: contactsIn(register, keys),
  };
}

/** Who asks to be let in: the name by which this service is reached. */
const hostOf = (publicUrl = 'http://localhost'): string => new URL(publicUrl).host;

/** Everybody who keeps copies, and how what they are sent is signed. */
export const contactsIn = (
  { recipients }: Pick<ClientRegister, 'recipients'>,
  keys: readonly KeyObject[],
): readonly Contact[] => recipients.flatMap((one) => contactOf(one, keys));

const contactOf = (
  { recipient, webhook }: RecipientClient,
  keys: readonly KeyObject[],
): readonly Contact[] => {
  if (webhook === undefined) return [];
  const { url: first, second, reach = 'public', secrets } = webhook;
  const seals = secrets
    ? ({ scheme: 'v1', secrets: secrets.map(secretOf) } as const)
    : ({ scheme: 'v1a', keys } as const);
  return [{ recipient, first, second, reach, seals }];
};

/** What letters are signed with: by all of these. The first is made where there is none. */
export function webhookKeysIn(folder: string): readonly KeyObject[] {
  const old = join(folder, 'webhook-old.key');
  const older = existsSync(old) ? [signingKeyAt(old)] : [];
  return [signingKeyAt(join(folder, 'webhook.key')), ...older];
}

/**
 * Looks whom to tell. A recipient that is still being told is not told beside that. Whoever may read no
 * more, or again, is made known.
 */
export function tellAll(
  { courier, contacts }: Telling,
  hear: (turn: Turn) => void,
): () => Promise<void> {
  const busy = new Set<string>();
  const tell = async (contact: Contact): Promise<void> => {
    busy.add(contact.recipient);
    const told = deliver(courier, contact, null).finally(() => busy.delete(contact.recipient));
    (await told).forEach(hear);
  };
  return async () => {
    (await suspendDeaf(courier.db, null)).forEach(hear);
    const waiting = new Set(await readWaiting(courier.db, null));
    const due = contacts.filter(({ recipient }) => waiting.has(recipient) && !busy.has(recipient));
    await Promise.all(due.map(tell));
  };
}
