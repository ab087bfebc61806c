import { createApp } from '../src/app.module.js';
import { DatabaseClock } from '../src/base/clock.js';
import { checkDatabase, openDatabase } from '../src/database.js';
import type { Parts } from '../src/parts.js';
import { makeSigner } from '../src/signer.js';
import { keyringAt } from '../test/support/keys.js';
import { CLIENTS, partsAt, RULES } from '../test/support/service-parts.js';
import type { Served } from './served.js';
import { moveIn, openShop } from './supermarket.js';

/** A service that is ready to answer, and a token for each of its customers. */
export interface Village {
  readonly parts: Parts;
  readonly tokens: readonly string[];
}

/**
 * The service on a database of the bench, with a shop that is full of recipes and customers in it.
 * The words are those of the process: the database, a folder for the keys, how many recipes, how
 * many customers.
 */
export async function openVillage(words: readonly string[]): Promise<Village> {
  const [ownerUrl = '', keyFolder = '', recipes = '0', customers = '0'] = words;
  const db = await openDatabase(ownerUrl, { role: 'village_app' });
  await checkDatabase(db);
  const signer = await makeSigner(RULES);
  const clock = new DatabaseClock();
  const keyring = await keyringAt(ownerUrl, db, keyFolder);
  const parts = partsAt(db, { app: 'app:brandt', clock, signer, keyring });
  await openShop(parts, Number(recipes));
  const tokens: string[] = [];
  for (let n = 0; n < Number(customers); n++) {
    const subject = `customer-${n}`;
    await moveIn(parts, parts.keyring.pseudonymOf(RULES.issuer, subject), n);
    const { token } = await signer.sign({ subject, ...CLIENTS.customer }, new Date());
    tokens.push(token);
  }
  return { parts, tokens };
}

/** Answers until whoever started this process lets go, and tells them what can be asked. */
export async function answer(parts: Parts, asks: Served['asks']): Promise<void> {
  const app = await createApp(parts);
  await app.listen(0, '127.0.0.1');
  process.once('disconnect', () => void app.close().then(() => process.exit()));
  process.on('SIGINT', () => {});
  process.send!({ baseUrl: await app.getUrl(), asks } satisfies Served);
}
