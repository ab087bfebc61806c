import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Base } from './ground.js';
import { rounded, type Row } from './row.js';
import { answersOf, serve, type Served } from './served.js';
import { compare } from './windows.js';

const RECIPES = '100';
const CUSTOMERS = '64';

/** P7: a customer's yes over HTTP, against the least that a service does that writes a row. */
export const grants: Row = async ({ say, ground }) => {
  const { base } = await ground();
  const bare = await serve('bare-service', (await base('p7')).ownerUrl, CUSTOMERS);
  const against = async (permissions: string) => {
    const ours = await grantsAt(await base(`p7_${permissions}`), permissions);
    say(`permissions, ${permissions} an act, against a bare insert`);
    return compare(answersOf(ours), answersOf(bare)).finally(ours.end);
  };
  try {
    const one = await against('1');
    const twelve = await against('12');
    return [
      {
        id: 'P7',
        what: '`POST /v1/me/grants` of one permission, durable ÷ Fastify and `pg` with one INSERT … RETURNING, 16 in flight',
        goal: 0.5,
        unit: 'answers a second',
        ...one,
        note: `For acts of twelve permissions, ${rounded(twelve.ratio)}.`,
      },
    ];
  } finally {
    await bare.end();
  }
};

/** A service that is given permissions, so many an act. `end` lets go of it and of its keys. */
export async function grantsAt({ ownerUrl }: Base, permissions: string) {
  const keys = mkdtempSync(join(tmpdir(), 'village-bench-keys-'));
  const service = await serve('grants-service', permissions, ownerUrl, keys, RECIPES, CUSTOMERS);
  await checkThatItAnswers(service);
  const end = async (): Promise<void> => {
    await service.end();
    rmSync(keys, { recursive: true, force: true });
  };
  return { ...service, end };
}

/** A service that adds no line would be fast. */
async function checkThatItAnswers({ baseUrl, asks }: Served): Promise<void> {
  const [{ path, headers = {}, body = '' }] = asks as [Served['asks'][number]];
  const reply = await fetch(baseUrl + path, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body,
  });
  const { lines } = (await reply.json()) as { lines?: readonly unknown[] };
  if (lines?.length !== 1) throw new Error('A permission was given, and there is no line of it.');
}
