import { generateKeyPairSync } from 'node:crypto';
import type { Village } from '@village-butcher/sdk';
import type { AcknowledgementAct } from '@village-butcher/sdk/contract';
import { createRetailer, type RecipientNotification } from '@village-butcher/sdk/server';
import { ClientRegister } from '../../src/api/client-register.js';
import { deliver, type Contact, type Courier } from '../../src/audit/deliver.flow.js';
import { post } from '../../src/post.js';
import { contactsIn } from '../../src/telling.js';
import { startReceiver, type Receiver } from './receiver.js';
import { asOwner } from './rows.js';
import { MILL } from './market.js';
import { give, startVillage, wish, type TestVillage } from './village.js';

/** A village whose app keeps copies, in a system that can be told. */
export interface Told {
  readonly village: TestVillage;
  readonly receiver: Receiver;
  readonly contact: Contact;
  readonly courier: Courier;
  readonly key: ReturnType<typeof generateKeyPairSync>['privateKey'];
  /** Tells all that is due at this time. */
  tell(now?: Date | null): ReturnType<typeof deliver>;
  /** What the recipient is told under a number, with its own token. */
  fetch(id: string): Promise<RecipientNotification>;
  answer(id: string, answer: AcknowledgementAct['answer']): Promise<RecipientNotification>;
  stop(): Promise<void>;
}

/** Starts both. */
export async function startTold(
  now: Date | null,
  start: typeof startVillage = startVillage,
): Promise<Told> {
  const receiver = await startReceiver();
  const client = {
    role: 'recipient',
    recipient: 'app:brandt',
    keeps: 'copies',
    webhook: { url: receiver.url, second: `${receiver.url}/second`, reach: 'private' },
  };
  const clients = { 'brandt-backend': client };
  const village = await start({ now, clients });
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const [contact] = contactsIn(new ClientRegister(clients), [key]);
  const courier = { db: village.db, source: 'urn:test', post, chance: () => 0.5 };
  const backend = backendOf(village);
  return {
    village,
    receiver,
    contact: contact!,
    courier,
    key,
    tell: (at = village.clock.at) => deliver(courier, contact!, at),
    fetch: async (id) => backend.notifications.get(id),
    answer: async (id, answer) =>
      backend.notifications.answer(id, {
        answer,
        at: (village.clock.at ?? new Date()).toISOString(),
      }),
    async stop() {
      await village.stop();
      await receiver.close();
    },
  };
}

/** A recipient's own system, as the SDK calls it. */
const backendOf = ({ baseUrl, tokenFor }: Pick<TestVillage, 'baseUrl' | 'tokenFor'>) =>
  createRetailer({
    baseUrl,
    token: async () => ({ token: tokenFor('backend', 'recipient'), expiresAt: null }),
  });

/** Somebody whose diet the app has used. */
export async function readOnce(village: TestVillage, name?: string): Promise<Village> {
  const ada = village.customer(name);
  await ada.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  await wish(ada, 'recipes');
  await give(ada, ['diet']);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  return ada;
}

/** Everything that anybody is or was told, the oldest first. */
export const allTold = ({ ownerUrl }: Pick<TestVillage, 'ownerUrl'>) =>
  asOwner<{ id: string; customer_id: string; kind: string; recipient: string; subject: string }>(
    ownerUrl,
    'SELECT * FROM audit.notification ORDER BY at, id',
  );
