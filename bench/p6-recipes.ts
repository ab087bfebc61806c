import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Row } from './row.js';
import { answersOf, serve, type Served } from './served.js';
import { compare } from './windows.js';

const CUSTOMERS = '64';

/** P6: what customers notice of there being many recipes. */
export const recipes: Row = async (bench) => {
  const keys = mkdtempSync(join(tmpdir(), 'village-bench-keys-'));
  const many = await shopWith(bench, '100000', keys);
  const few = await shopWith(bench, '1000', keys);
  try {
    bench.say('suggestions among many recipes against few');
    return [
      {
        id: 'P6',
        what: '`GET /v1/suggestions` among 100,000 recipes ÷ among 1,000, 16 in flight',
        goal: 0.8,
        unit: 'answers a second',
        ...(await compare(answersOf(many), answersOf(few))),
      },
    ];
  } finally {
    await many.end();
    await few.end();
    rmSync(keys, { recursive: true, force: true });
  }
};

/** A shop of so many recipes, on a database and in a process of its own. */
async function shopWith(
  { say, ground }: Bench,
  count: string,
  keys: string,
): Promise<Served & { end(): Promise<unknown> }> {
  say(`a shop opens with ${count} recipes`);
  const { ownerUrl } = await (await ground()).base(`p6_${count}`);
  return serve('suggestions-service', ownerUrl, join(keys, count), count, CUSTOMERS);
}
