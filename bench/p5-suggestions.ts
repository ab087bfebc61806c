import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './row.js';
import { answersOf, serve, type Served } from './served.js';
import { compare } from './windows.js';

const RECIPES = '10000';
const CUSTOMERS = '64';

/** P5: the main job over HTTP, against the least that a service with a record of its answers does. */
export const suggestions: Row = async ({ say, ground }) => {
  const { ownerUrl } = await (await ground()).base('p5');
  const keys = mkdtempSync(join(tmpdir(), 'village-bench-keys-'));
  say(`a shop opens with ${RECIPES} recipes, and ${CUSTOMERS} customers move in`);
  const ours = await serve('suggestions-service', ownerUrl, keys, RECIPES, CUSTOMERS);
  const bare = await serve('bare-service', ownerUrl, CUSTOMERS);
  try {
    await checkThatItAnswers(ours);
    say('suggestions against a bare insert');
    return [
      {
        id: 'P5',
        what: '`GET /v1/suggestions` among 10,000 recipes, disclosure durable ÷ Fastify and `pg` with one INSERT … RETURNING, 16 in flight',
        goal: 0.6,
        unit: 'answers a second',
        ...(await compare(answersOf(ours), answersOf(bare))),
      },
    ];
  } finally {
    await ours.end();
    await bare.end();
    rmSync(keys, { recursive: true, force: true });
  }
};

/** A service that answers with nothing would be fast. */
async function checkThatItAnswers({ baseUrl, asks }: Served): Promise<void> {
  const [{ path, headers = {} }] = asks as [Served['asks'][number]];
  const reply = await fetch(baseUrl + path, { headers });
  const { items } = (await reply.json()) as { items?: readonly unknown[] };
  if (!items || items.length === 0) throw new Error('The first customer was suggested nothing.');
}
