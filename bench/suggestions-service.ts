import { createApp } from '../src/app.module.js';
import { DatabaseClock } from '../src/base/clock.js';
import { checkDatabase, openDatabase } from '../src/database.js';
import { makeSigner } from '../src/signer.js';
import { keyringAt } from '../test/support/keys.js';
import { CLIENTS, RULES, partsAt } from '../test/support/service-parts.js';
import { PURPOSES, STORE, moveIn, openShop } from './supermarket.js';
import type { Served } from './served.js';

/*
 * The service in a process of its own, on a database of the bench, with a shop that is full of
 * recipes and customers in it. It ends when whoever started it lets go.
 */

const [ownerUrl = '', keyFolder = '', recipes = '0', customers = '0'] = process.argv.slice(2);
const db = await openDatabase(ownerUrl, { role: 'village_app' });
await checkDatabase(db);
const signer = await makeSigner(RULES);
const clock = new DatabaseClock();
const keyring = await keyringAt(ownerUrl, db, keyFolder);
const parts = partsAt(db, { app: 'app:brandt', clock, signer, keyring });
await openShop(parts, Number(recipes));

const asks: Served['asks'][number][] = [];
const path = `/v1/suggestions?store=${encodeURIComponent(STORE)}&purposes=${PURPOSES.join(',')}`;
for (let n = 0; n < Number(customers); n++) {
  const subject = `customer-${n}`;
  await moveIn(parts, parts.keyring.pseudonymOf(RULES.issuer, subject), n);
  const { token } = await signer.sign({ subject, ...CLIENTS.customer }, new Date());
  asks.push({ path, headers: { authorization: `Bearer ${token}` } });
}

const app = await createApp(parts);
await app.listen(0, '127.0.0.1');
process.once('disconnect', () => void app.close().then(() => process.exit()));
process.on('SIGINT', () => {});
process.send!({ baseUrl: await app.getUrl(), asks } satisfies Served);
