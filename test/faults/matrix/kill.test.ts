import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FIELDS_FOR, PURPOSES, type Receipt } from '@village-butcher/sdk/contract';
import { openDatabase } from '../../../src/database.js';
import { actIn, bodyIn, firstBreak } from '../../../src/ledger/line.js';
import { chainOf, everybodyIn } from '../../support/customers.js';
import { endAll, newFolder, owns, removeAll, serverIn } from '../../support/embedded.js';
import { keyringAt } from '../../support/keys.js';
import { startIssuer, type TestIssuer } from '../../support/issuer.js';
import { MARKET } from '../../support/market.js';
import { serviceIn, type RunningService } from '../../support/runningService.js';

const GRANTS = 500;
const IN_FLIGHT = 12;
/** A start after a crash, on a machine that may be busy. */
const PATIENCE_MS = 60_000;
/** Ten moments, three of them of PostgreSQL. */
const KILLS = ['s', 's', 'p', 's', 's', 'p', 's', 's', 'p', 's'] as const;

const folder = newFolder();
let issuer: TestIssuer;
let service: RunningService;
beforeAll(async () => {
  issuer = await startIssuer();
  service = await serviceIn(folder, issuer);
  await service.start();
}, 60_000);
afterAll(async () => {
  await service.end('SIGKILL');
  await endAll();
  await issuer.close();
  removeAll();
}, 60_000);

/** One grant, and the answer to it. */
interface Answered {
  readonly customer: string;
  readonly act: string;
  readonly receipt: Receipt;
}

const post = (
  path: string,
  subject: string,
  role: 'customer' | 'retailer',
  act: string,
  body: object,
) =>
  fetch(service.baseUrl + path, {
    method: 'POST',
    signal: AbortSignal.timeout(5_000),
    headers: {
      authorization: `Bearer ${issuer.tokenFor(subject, role, new Date())}`,
      'content-type': 'application/json',
      'idempotency-key': act,
    },
    body: JSON.stringify(body),
  });

/** What a customer is shown, once there is somebody to show it. */
async function shownTo(customer: string): Promise<string> {
  const headers = { authorization: `Bearer ${issuer.tokenFor(customer, 'customer', new Date())}` };
  for (const last = Date.now() + PATIENCE_MS; Date.now() < last; await setTimeout(40)) {
    const signal = AbortSignal.timeout(5_000);
    const reply = await fetch(`${service.baseUrl}/v1/me/permissions`, { headers, signal }).catch(
      () => null,
    );
    if (reply?.ok) return reply.headers.get('notice-snapshot')!;
  }
  throw new Error('Nobody was shown anything.');
}

/** What can be given to the app. */
const OFFERED = PURPOSES.flatMap((purpose) =>
  FIELDS_FOR[purpose].map((field) => ({ field, purpose })),
);

/** Asks again under the same key until there is an answer, as a patient app does. */
async function granted(customer: string, turn: number): Promise<Answered> {
  const act = randomUUID();
  const until = new Date(Date.now() + 86_400_000 + turn).toISOString();
  const body = {
    permissions: [
      {
        ...OFFERED[turn % OFFERED.length],
        recipient: 'app:brandt',
        until,
      },
    ],
    notice: { id: 'what-i-share', version: 1, locale: 'de' },
    surface: 'permission-centre',
    control: 'allow',
  };
  const snapshot = await shownTo(customer);
  for (const last = Date.now() + PATIENCE_MS; Date.now() < last; await setTimeout(40)) {
    const reply = await post('/v1/me/grants', customer, 'customer', act, {
      ...body,
      snapshot,
    }).catch(() => null);
    if (reply?.ok) return { customer, act, receipt: (await reply.json()) as Receipt };
    if (reply && reply.status !== 503) throw new Error(`A grant met a ${reply.status}.`);
  }
  throw new Error('A grant was not answered.');
}

/** Ends one of the two without warning, in the middle of whatever it does. */
async function kill(whom: (typeof KILLS)[number]): Promise<void> {
  await setTimeout(randomInt(40));
  if (whom === 'p') {
    process.kill(serverIn(folder), 'SIGKILL');
    return;
  }
  await service.end('SIGKILL');
  await service.start();
}

test('L10: whatever is killed and whenever, what was answered is there, once, in whole chains', async () => {
  const imported = await post('/v1/imports', 'office', 'retailer', randomUUID(), MARKET);
  expect(imported.status).toBe(200);

  const answered: Answered[] = [];
  let turn = 0;
  const work = async (worker: number) => {
    while (turn < GRANTS) answered.push(await granted(`somebody-${worker}`, turn++));
  };
  const moments = KILLS.map(() => randomInt(GRANTS - 40)).toSorted((a, b) => a - b);
  const killing = async () => {
    for (const [index, whom] of KILLS.entries()) {
      while (answered.length < moments[index]!) await setTimeout(2);
      await kill(whom);
    }
  };
  await Promise.all([killing(), ...Array.from({ length: IN_FLIGHT }, (_, worker) => work(worker))]);
  expect(answered).toHaveLength(GRANTS);
  await service.end('SIGTERM');

  const ownerUrl = await owns(folder).started;
  const db = await openDatabase(ownerUrl, { role: 'village_app' });
  const keys = await keyringAt(ownerUrl, db, `${folder}/keys`);
  const chains = await Promise.all((await everybodyIn(db)).map((id) => chainOf(db, keys, id)));
  await db.destroy();

  expect(chains.map(firstBreak)).toEqual(chains.map(() => null));
  const kept = chains.flat().filter((line) => JSON.stringify(bodyIn(line)).includes('granted'));
  expect(kept.map(actIn).toSorted()).toEqual(answered.map(({ act }) => act).toSorted());
  const bytes = new Map(kept.map((line) => [actIn(line), line.payload]));
  for (const { act, receipt } of answered) {
    expect(receipt.lines.map(({ payload }) => payload)).toEqual([bytes.get(act)]);
  }
}, 240_000);
