import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { routes } from '@village-butcher/sdk/contract';
import { Metrics } from '../../src/metrics.js';
import { outletsOf } from '../../src/outlets.js';
import { startService, type TestService } from '../support/service.js';

/*
 * What a watch hears has a file of its own (`SECURITY_LOG`): added to, for its owner alone, and whatever
 * becomes of that file, the service goes on.
 */

const FULL = '/dev/full';
let folder: string;
let first: TestService;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'village-watch-'));
  first = await startService({ outlets: outletsTo(join(folder, 'security.log')) });
});
afterAll(async () => {
  await first.stop();
  rmSync(folder, { recursive: true });
});

const outletsTo = (securityLog: string) => outletsOf({ securityLog }, new Metrics());

interface Line {
  readonly stream: string;
  readonly seq: number;
  readonly event: string;
}

/** The lines of a file, once there are so many. */
async function linesIn(path: string, count: number): Promise<readonly Line[]> {
  for (;;) {
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    if (lines.length >= count) return lines.map((line) => JSON.parse(line) as Line);
    await setTimeout(10);
  }
}

/** Three things that a watch has to hear of. */
async function trouble(service: TestService): Promise<readonly number[]> {
  const asks = [
    () => service.ask('/v1/me/permissions', { token: 'a.b.c' }),
    () => service.ask('/v1/me/permissions', { token: service.tokenFor('office', 'retailer') }),
    () => service.ask(`/v1/me/receipts/${crypto.randomUUID()}`, { token: service.tokenFor('ada') }),
  ];
  const statuses: number[] = [];
  for (const ask of asks) statuses.push((await ask()).status);
  return statuses;
}

const HEARD = ['token-refused', 'not-allowed', 'missed'];

test('what a watch hears is a line in its own file, for its owner alone, and in no other place', async () => {
  const path = join(folder, 'security.log');
  expect(await trouble(first)).toEqual([401, 403, 404]);
  const lines = await linesIn(path, 3);
  expect(lines.map(({ stream, seq, event }) => [stream, seq, event])).toEqual(
    HEARD.map((event, at) => ['security', at + 1, event]),
  );
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(first.log.length).toBe(3);
  expect(first.log.join()).not.toContain('security');
});

test('an answer that is broken off on its way leaves its line, like a whole one', async () => {
  const { length } = first.log;
  const reply = await first.ask(routes.changes.path, { token: first.tokenFor('ada') });
  expect([reply.status, first.log.length]).toEqual([200, length]);
  await reply.body!.cancel();
  while (first.log.length === length) await setTimeout(5);
  const line = { event: 'answered', route: routes.changes.path, status: 200 };
  expect(JSON.parse(first.log.at(-1)!)).toMatchObject(line);
});

test('a file that is there is added to, and each start numbers its own lines from 1', async () => {
  const path = join(folder, 'older.log');
  writeFileSync(path, '{"stream":"security","seq":7,"event":"started"}\n');
  for (const count of [4, 7]) {
    const one = await startService({ beside: first, outlets: outletsTo(path) });
    await trouble(one);
    expect((await linesIn(path, count)).length).toBe(count);
    await one.stop();
  }
  expect((await linesIn(path, 7)).map(({ seq }) => seq)).toEqual([7, 1, 2, 3, 1, 2, 3]);
});

test(`a disk that takes nothing ends nobody${existsSync(FULL) ? '' : ': NOT TRIED, for there is no /dev/full'}`, async () => {
  if (!existsSync(FULL)) return;
  const one = await startService({ beside: first, outlets: outletsTo(FULL) });
  expect(await trouble(one)).toEqual([401, 403, 404]);
  await setTimeout(50);
  expect(await trouble(one)).toEqual([401, 403, 404]);
  await one.stop();
});

test('a place where no file can be refuses the start, before anything is served', () => {
  expect(() => outletsTo(join(folder, 'nowhere', 'security.log'))).toThrow('ENOENT');
  expect(() => outletsTo(folder)).toThrow('EISDIR');
});
