import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Village } from '@village-butcher/sdk';
import type { CatalogueImport, Field } from '@village-butcher/sdk/contract';
import { createRetailer } from '@village-butcher/sdk/server';
import { deskOf, wholeOf } from '../support/desk.js';
import { MARKET } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';

let sealed: SealedVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
});
afterAll(() => sealed.close());

const APP = 'app:brandt';
const { id, locale } = MARKET.notice;
const USE = { recipient: APP, purpose: 'recipes', recipientName: 'Familie Brandt' } as const;

/** A version that says of each field how long it is kept. */
const version = (n: number, days: Readonly<Partial<Record<Field, number>>>): CatalogueImport => ({
  ...MARKET,
  notice: {
    ...MARKET.notice,
    version: n,
    text: `Fassung ${n}.`,
    uses: Object.entries(days).map(([field, retentionDays]) => ({
      ...USE,
      fields: [field as Field],
      retentionDays,
    })),
  },
  notices: [],
});

const give = (ada: Village, fields: readonly Field[], n: number) =>
  ada.grant({
    permissions: fields.map((field) => ({
      field,
      recipient: APP,
      purpose: 'recipes',
      until: new Date(Date.now() + 86_400_000).toISOString(),
    })),
    notice: { id, version: n, locale },
    surface: 'permission-centre',
    control: 'allow',
  });

const standing = async (ada: Village) =>
  (await ada.permissions.get()).standing
    .map(({ field, verdict, held }) => [field, verdict, held].join(' ').trim())
    .toSorted();

test('what is agreed to on terms that are no more rests until it is agreed to anew, and all else stands', async () => {
  const { village } = sealed;
  const desk = deskOf(village);
  await village.retail(version(2, { diet: 30, memory: 30, pets: 30, household: 30 }));
  const [ada, ben] = [village.customer(), village.customer()];
  await give(ada, ['diet', 'memory', 'household'], 2);
  await give(ben, ['diet'], 2);
  await sealed.seal();
  const before = new Date().toISOString();

  await village.retail(version(3, { diet: 30, memory: 60, calendar: 1 }));
  expect(await standing(ada)).toEqual([
    'diet granted',
    'household paused quarantine',
    'memory paused quarantine',
  ]);
  expect(await standing(ben)).toEqual(['diet granted']);
  await give(ada, ['memory'], 3);
  expect(await standing(ada)).toContain('memory granted');

  await village.retail(version(4, { memory: 60, diet: 30, calendar: 1 }));
  expect(await standing(ada)).toEqual([
    'diet granted',
    'household paused quarantine',
    'memory granted',
  ]);

  await sealed.seal();
  const fields = async (asOf?: string) => {
    const parameters = { detail: true as const, ...(asOf && { asOf }) };
    const { rows } = await wholeOf(desk, { question: 'could-read', version: 1, parameters });
    return rows.map(({ cells }) => `${cells['field']} ${cells['noticeVersion']}`).toSorted();
  };
  expect(await fields(before)).toEqual(['diet 2', 'diet 2', 'household 2', 'memory 2']);
  expect(await fields()).toEqual(['diet 2', 'diet 2', 'memory 3']);
});

test('the desk sees what rests for its terms, and what only reads otherwise holds nothing', async () => {
  const { items } = await quarantines().list();
  expect(items).toMatchObject([
    {
      notice: id,
      version: 2,
      surface: null,
      reason: 'terms-changed',
      state: 'open',
      uses: ['household', 'memory', 'pets'].map((field) => ({
        recipient: APP,
        purpose: 'recipes',
        field,
      })),
    },
  ]);
  await sealed.village.retail(version(5, { memory: 61, diet: 30, calendar: 1 }));
  const again = await quarantines().list();
  // What rests already rests once; of the versions since, what was agreed to there.
  expect(again.items.map((one) => [one.version, one.uses?.map(({ field }) => field)])).toEqual(
    expect.arrayContaining([
      [2, ['household', 'memory', 'pets']],
      [3, ['memory']],
      [4, ['memory']],
    ]),
  );
  expect(again.items).toHaveLength(3);
});

/** The quarantines, as somebody at the desk may see them. */
function quarantines() {
  const { village } = sealed;
  const claims = village.issuer.claims('dora', 'dpo', new Date());
  const token = village.issuer.write({ claims: { ...claims, scope: 'audit:quarantine' } });
  const { baseUrl } = village;
  return createRetailer({ baseUrl, token: async () => ({ token, expiresAt: null }) }).audit
    .quarantines;
}
