import { expect, test } from '@jest/globals';
import type { Fetch, Village } from '@village-butcher/sdk';
import { hearChanges } from '@village-butcher/sdk/changes';
import { anApp, answerOf } from '../anApp.js';
import { noTabs } from '../aPage.js';
import { aStanding } from '../aStanding.js';
import { event } from '../aStream.js';
import { HandClock } from '../handClock.js';

const APPS = 1_000;
const ASK = { store: 'brandt/mill', purposes: ['recipes'] } as const;
const SECOND = 1_000;
/** Each app asks so often, at a second of its own. */
const RHYTHM = 5;
const DOWN = { from: 30, until: 90 };
const END = 150;

/** Chance with a seed: the same in every run. */
function seeded(): (count: number) => Uint8Array {
  let state = 7;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
}

/** A service that counts what it is asked in each second, and is down for a minute. */
function aCrowd(clock: HandClock) {
  const began = clock.now();
  const asked: number[] = [];
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const bytes = new TextEncoder();
  const second = () => Math.floor((clock.now() - began) / SECOND);
  const fetch: Fetch = async (url) => {
    asked[second()] = (asked[second()] ?? 0) + 1;
    if (second() >= DOWN.from && second() < DOWN.until) throw new TypeError('down');
    if (url.endsWith('/v1/me/permissions')) {
      return new Response(JSON.stringify(aStanding()), { headers: { etag: '"1"' } });
    }
    if (!url.endsWith('/v1/me/changes')) return answerOf({ items: [] });
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        streams.add(controller);
        controller.enqueue(bytes.encode(event('permissions', '"1"')));
      },
      cancel: () => void (own && streams.delete(own)),
    });
    return new Response(body);
  };
  const beat = () => streams.forEach((stream) => stream.enqueue(bytes.encode(':\n')));
  const breakDown = () => {
    streams.forEach((stream) => stream.error(new TypeError('down')));
    streams.clear();
  };
  const askedFrom = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, at) => asked[from + at] ?? 0);
  return { fetch, beat, breakDown, askedFrom, streams };
}

const turns = async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((done) => setImmediate(done));
};

test('B2, B10: a thousand apps do not bury a service that comes back after a minute', async () => {
  const clock = new HandClock();
  const crowd = aCrowd(clock);
  const random = seeded();
  const apps: readonly Village[] = Array.from({ length: APPS }, () =>
    anApp({
      baseUrl: 'https://village.example',
      clock,
      random,
      fetch: crowd.fetch,
      channel: noTabs,
      changes: hearChanges('stream'),
    }),
  );
  apps.forEach((app) => app.suggestions.subscribe(() => undefined));
  for (let second = 0; second < END; second++) {
    if (second === DOWN.from) crowd.breakDown();
    if (second % 15 === 0) crowd.beat();
    apps
      .filter((_, at) => at % RHYTHM === second % RHYTHM)
      .forEach((app) => app.suggestions.list(ASK).catch(() => undefined));
    await turns();
    for (let part = 0; part < 2; part++) {
      clock.pass(SECOND / 2);
      await turns();
    }
  }
  const streams = crowd.streams.size;
  apps.forEach((app) => app.close());
  await turns();

  const normal = sum(crowd.askedFrom(5, DOWN.from)) / (DOWN.from - 5);
  const rates = (from: number, until: number) =>
    Array.from(
      { length: (until - from) / 5 },
      (_, at) => sum(crowd.askedFrom(from + at * 5, from + at * 5 + 5)) / 5 / normal,
    );
  expect(normal).toBe(APPS / RHYTHM);
  expect(Math.max(...rates(DOWN.until, END))).toBeLessThan(1.5);
  expect(sum(rates(END - 20, END)) / 4).toBe(1);
  expect([streams, clock.running]).toEqual([APPS, 0]);
}, 120_000);

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
