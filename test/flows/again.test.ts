import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { FIELDS, FIELDS_FOR, PURPOSES, type GrantAct } from '@village-butcher/sdk/contract';
import { MARKET } from '../support/market.js';
import { NOTICE, give, startVillage, type TestVillage } from '../support/village.js';
import { saidBy } from '../support/receipts.js';

const UNTIL = '2027-11-01T00:00:00.000Z';
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
});
afterEach(async () => expect(await village.broken()).toEqual([]));
afterAll(() => village.stop());

/** As many recipients as a shop may have, of names as long as a name may be. */
const RECIPIENTS = Array.from({ length: 8 }, (_, at) => ({
  id: `counter:${'brandt-'.repeat(15)}${at}`,
  name: `Theke ${at}`,
}));

/** What can be given to a counter. */
const OFFERED = PURPOSES.flatMap((purpose) =>
  FIELDS_FOR[purpose].map((field) => ({ field, purpose })),
);

test('L11: everything is given in a few acts and taken back in one, however much it is', async () => {
  await village.retail({ ...MARKET, recipients: [...MARKET.recipients, ...RECIPIENTS] });
  const ada = village.customer();
  for (const { id } of RECIPIENTS) await give(ada, [...FIELDS], [...PURPOSES], id);
  const given = (await ada.permissions.get()).standing;
  expect(given).toHaveLength(OFFERED.length * RECIPIENTS.length);

  const all = {
    permissions: 'all',
    surface: 'permission-centre',
    control: 'withdraw-all',
  } as const;
  const { lines } = await ada.withdraw(all);
  const { standing } = await ada.permissions.get();
  expect(new Set(standing.map(({ verdict }) => verdict))).toEqual(new Set(['withdrawn']));
  expect(new Set(standing.map(({ line }) => line))).toEqual(
    new Set(lines.map((line) => saidBy(line).line)),
  );
});

test('an act of the most that one may give fits, whoever receives it', async () => {
  const permissions = RECIPIENTS.flatMap(({ id: recipient }) =>
    OFFERED.map((which) => ({ ...which, recipient })),
  )
    .slice(0, 100)
    .map((which) => ({ ...which, until: UNTIL }));
  const ada = village.customer();
  const told = { notice: NOTICE, surface: 'permission-centre', control: 'allow' } as const;
  await ada.grant({ permissions, ...told });
  expect((await ada.permissions.get()).standing).toHaveLength(100);
  expect((await ada.history.list()).items.flatMap((one) => one.permissions ?? [])).toHaveLength(
    100,
  );
});

test('an act that comes many times at once is carried out once, and always answers the same', async () => {
  const ada = village.customer();
  await give(ada, ['diet']);
  for (const field of FIELDS_FOR.recipes) {
    const again = { idempotencyKey: randomUUID() };
    const permissions = [{ field, recipient: 'app:brandt', purpose: 'recipes', until: UNTIL }];
    const act = { permissions, notice: NOTICE, surface: 'permission-centre', control: 'allow' };
    const asked = Array.from({ length: 12 }, () => ada.grant(act as GrantAct, again));
    const receipts = await Promise.all(asked);
    expect(new Set(receipts.map((one) => JSON.stringify(one))).size).toBe(1);
  }
  expect((await ada.history.list()).items).toHaveLength(1 + FIELDS_FOR.recipes.length);
  expect(village.log.join()).not.toContain('"status":500');
});

test('an erasure that is asked again answers the same, and erases nothing told since', async () => {
  const ada = village.customer();
  const again = { idempotencyKey: randomUUID() };
  await ada.profile.put('household', { eaters: 3 });
  const receipt = await ada.profile.remove('household', again);
  await ada.profile.put('household', { eaters: 4 });
  expect(await ada.profile.remove('household', again)).toEqual(receipt);
  expect(await ada.profile.get('household')).toEqual({ eaters: 4 });
});

test('L12: an invitation that is asked again answers the same code, and opens none that was used', async () => {
  const [ada, ben] = [village.customer(), village.customer()];
  const again = { idempotencyKey: randomUUID() };
  const vegan = { rules: ['vegan' as const] };
  await ada.profile.put('diet', { members: { 'adult-1': vegan, 'adult-2': vegan } });
  const invitation = await ada.members.invite('adult-1', again);
  expect(await ada.members.invite('adult-1', again)).toEqual(invitation);
  await expect(ada.members.invite('adult-2', again)).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  });

  await ben.members.confirm(invitation.code);
  await ada.profile.put('diet', { members: { 'adult-1': { rules: ['halal'] } } });
  await expect(ada.members.invite('adult-1', again)).rejects.toMatchObject({
    code: 'unknown-member',
  });
  await expect(ben.members.confirm(invitation.code)).rejects.toMatchObject({
    code: 'code-refused',
  });
});

test('a made-up cursor names no place, and its list begins where it always does', async () => {
  const token = village.tokenFor('cursors');
  const nobody = '00000000-0000-0000-0000-000000000000';
  for (const said of ['', 'x', '99999999999', '1e10', `1 ${nobody}`, `2026 ${nobody}`]) {
    for (const list of ['history', 'disclosures']) {
      const after = Buffer.from(said || '?').toString('base64url');
      const answer = await village.ask(`/v1/me/${list}?after=${after}`, { token });
      expect([list, said, answer.status]).toEqual([list, said, 200]);
    }
  }
});
