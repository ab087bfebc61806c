import { expect, test } from '@jest/globals';
import type { Fetch, SuggestAsk, VillageOptions } from '@village-butcher/sdk';
import { askOf, PURPOSES, SuggestQuery } from '@village-butcher/sdk/contract';
import fc from 'fast-check';
import { anApp, answerOf } from './anApp.js';

/** What an app asks, as it is sent. */
async function sentFor(ask: SuggestAsk, options: Partial<VillageOptions> = {}) {
  const sent: { method: string; url: string; body: string }[] = [];
  const fetch: Fetch = async (url, { method = '', body }) => {
    sent.push({ method, url, body: String(body ?? '') });
    return answerOf({ items: [] });
  };
  await anApp({ baseUrl: 'https://village.example', fetch, ...options }).suggestions.list(ask);
  const [only, ...more] = sent;
  expect(more).toEqual([]);
  return only!;
}

/** The ask that the service reads in an address. */
const readIn = (url: string) =>
  askOf(SuggestQuery.parse(Object.fromEntries(new URL(url).searchParams)));

const store = 'brandt/mutzenhausen';
const anyMember = fc.constantFrom('self', 'child-1', 'adult-12');
const anyAsk = fc.record(
  {
    store: fc.constantFrom(store, 'a/b'),
    purposes: fc.subarray([...PURPOSES], { minLength: 1 }),
    limit: fc.integer({ min: 1, max: 5 }),
    among: fc.array(fc.constantFrom('R01', 'P02', 'a.b_c-d'), { minLength: 1, maxLength: 20 }),
    screen: fc.constantFrom('own' as const, 'shared' as const),
    eaters: fc.record({ members: fc.array(anyMember, { minLength: 1, maxLength: 20 }) }),
  },
  { requiredKeys: ['store', 'purposes'] },
);

test('what an app asks is what the service reads in the address', async () => {
  await fc.assert(
    fc.asyncProperty(anyAsk, async (ask) => {
      const { method, url, body } = await sentFor(ask);
      expect([method, body]).toEqual(['GET', '']);
      expect(readIn(url)).toEqual(ask);
    }),
  );
});

test('equal asks are equal bytes, in whatever order they are written', async () => {
  const { url } = await sentFor({ store, purposes: ['recipes'], limit: 3, among: ['R01'] });
  const other = await sentFor({ among: ['R01'], limit: 3, purposes: ['recipes'], store });
  expect(other.url).toBe(url);
});

test('what guests cannot eat stands in no address', async () => {
  const eaters = { members: ['self'], guests: { allergies: { milk: 'traces' } } } as const;
  const { method, url, body } = await sentFor({ store, purposes: ['recipes'], eaters });
  expect([method, url]).toEqual(['POST', 'https://village.example/v1/suggestions']);
  expect(JSON.parse(body)).toEqual({ store, purposes: ['recipes'], eaters });
});

test('a shared device always asks as for everybody who may look', async () => {
  const shared = { device: 'shared' } as const;
  const plain = await sentFor({ store, purposes: ['recipes'] }, shared);
  const daring = await sentFor({ store, purposes: ['recipes'], screen: 'own' }, shared);
  const guests = await sentFor({ store, purposes: ['recipes'], eaters: { guests: {} } }, shared);

  expect(readIn(plain.url).screen).toBe('shared');
  expect(readIn(daring.url).screen).toBe('shared');
  expect(JSON.parse(guests.body)).toMatchObject({ screen: 'shared' });
});

test('B12: whatever is asked, only the service is talked to', async () => {
  await fc.assert(
    fc.asyncProperty(anyAsk, async (ask) => {
      const { url } = await sentFor(ask, { baseUrl: 'https://village.example/brandt/' });
      expect(url.startsWith('https://village.example/brandt/v1/suggestions?')).toBe(true);
    }),
    { numRuns: 20 },
  );
});
