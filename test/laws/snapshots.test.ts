import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import type { GrantAct } from '@village-butcher/sdk/contract';
import { canonical } from '../../src/base/canonical.js';
import { Refusal } from '../../src/base/refusal.js';
import { decide } from '../../src/consent/decide.js';
import { offersOf } from '../../src/consent/offers.js';
import { SnapshotKey, type Served } from '../../src/consent/snapshot.js';
import { anyWhich, BEFORE, daysAfter, NOTICE, REGISTER, stoodAfter } from '../support/histories.js';
import { OFFERS, ON_SCREEN, SERVED, SNAPSHOTS } from '../support/on-screen.js';

const which = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
const UNTIL = daysAfter(9, BEFORE).toISOString();
const ACT: GrantAct = {
  permissions: [{ ...which, until: UNTIL }],
  notice: NOTICE,
  surface: 'permission-centre',
  control: 'allow',
};
const minutesAfter = (minutes: number): Date => new Date(BEFORE.getTime() + minutes * 60_000);

/** What may be otherwise about a choice. */
interface Otherwise {
  readonly act?: Partial<GrantAct>;
  readonly served?: Partial<Served>;
  readonly ground?: Partial<Parameters<typeof decide>[2]>;
  readonly now?: Date;
  readonly offers?: typeof OFFERS;
  readonly register?: typeof REGISTER;
}

/** What comes of a choice: its events, or the code of the no and the member at fault. */
function outcomeOf({
  act,
  served,
  ground,
  now = BEFORE,
  offers = OFFERS,
  register = REGISTER,
}: Otherwise) {
  const snapshot = SNAPSHOTS.open(SNAPSHOTS.issue({ ...SERVED, ...served }, BEFORE), SERVED);
  const shown = snapshot && { snapshot, offers };
  const command = {
    type: 'grant',
    ...ON_SCREEN,
    register,
    shown,
    act: { ...ACT, ...act },
  } as const;
  try {
    return decide(now, command, { ...stoodAfter([]), lastTaken: -1, seq: 99, ...ground });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, ...(error.issues[0]?.path ?? [])].join(' ');
  }
}

test('L1: nothing is given on the snapshot of another customer or another client', () => {
  expect(outcomeOf({})).toHaveLength(1);
  const others = [{ customer: 'somebody else' }, { client: 'another-app' }];
  for (const served of others) expect(outcomeOf({ served })).toBe('snapshot-refused snapshot');
});

test('L1: a snapshot of which a letter was changed is nobody’s', () => {
  const token = SNAPSHOTS.issue(SERVED, BEFORE);
  expect(SNAPSHOTS.open(token, SERVED)).toMatchObject({ seq: -1, client_id: 'app' });
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aB3_-.'), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      expect(SNAPSHOTS.open(changed, SERVED) === null).toBe(changed !== token);
    }),
  );
  const stranger = new SnapshotKey(generateKeyPairSync('ed25519').privateKey);
  for (const forged of [
    stranger.issue(SERVED, BEFORE),
    `${token}.${token}`,
    `${token}=`,
    token.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url')),
    token.split('.', 2).join('.'),
    '',
    undefined,
  ]) {
    expect(SNAPSHOTS.open(forged, SERVED)).toBeNull();
  }
});

test('a snapshot is a JWS that anybody can check who has the public key, and names no customer', async () => {
  const token = SNAPSHOTS.issue({ ...SERVED, seq: 7 }, BEFORE);
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: SNAPSHOTS.public }, 'EdDSA');
  const { payload, protectedHeader } = await compactVerify(token, key, { algorithms: ['EdDSA'] });
  expect(protectedHeader).toEqual({
    alg: 'EdDSA',
    kid: SNAPSHOTS.kid,
    typ: 'notice-snapshot+jws',
  });
  const said = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  const iat = BEFORE.getTime() / 1000;
  expect(said).toMatchObject({
    client_id: 'app',
    iat,
    exp: iat + 3_600,
    seq: 7,
    notices: [{ ...NOTICE, sha256: 'A'.repeat(43) }],
    offeredHash: OFFERS.hash,
  });
  expect(JSON.stringify(said)).not.toContain(SERVED.customer);
});

test('L2: a snapshot from before the latest withdrawal of a permission carries no grant of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1, max: 9 }),
      fc.integer({ min: -1, max: 9 }),
      (seq, lastTaken) => {
        const outcome = outcomeOf({ served: { seq }, ground: { lastTaken } });
        if (seq >= lastTaken) expect(outcome).toHaveLength(1);
        else expect(outcome).toBe('snapshot-outdated snapshot');
      },
    ),
  );
});

test('a snapshot is good for an hour, for the life it was made in, and for the offers it names', () => {
  expect(outcomeOf({ now: minutesAfter(59.9) })).toHaveLength(1);
  expect(outcomeOf({ now: minutesAfter(60) })).toBe('snapshot-outdated snapshot');
  expect(outcomeOf({ served: { seq: 5 }, ground: { seq: 4 } })).toBe('snapshot-outdated snapshot');
  const offers = offersOf(REGISTER, BEFORE);
  expect(outcomeOf({ offers })).toBe('snapshot-outdated snapshot');
  expect(outcomeOf({ offers, served: { offers } })).toHaveLength(1);
});

test('L1: only what was offered is given or refused, and only under a text that was served', () => {
  const offers = offersOf(REGISTER, BEFORE);
  fc.assert(
    fc.property(fc.uniqueArray(anyWhich, { minLength: 1, selector: canonical }), (some) => {
      const first = some.findIndex((one) => !offers.of(one));
      const permissions = some.map((one) => ({ ...one, until: UNTIL }));
      const given = outcomeOf({ offers, served: { offers }, act: { permissions } });
      const declined = outcomeOf({
        offers,
        served: { offers },
        act: { permissions: [], declined: some },
      });
      if (first < 0) {
        expect([given, declined]).toMatchObject([[{ type: 'granted' }], [{ type: 'refused' }]]);
      } else {
        expect(given).toBe(`not-offered permissions ${first}`);
        expect(declined).toBe(`not-offered declined ${first}`);
      }
    }),
  );
  const served = { notices: [{ ...REGISTER.notices[0]!, sha256: 'B'.repeat(43) }] };
  expect(outcomeOf({ served })).toBe('unknown-notice notice');
});

test('L1: nothing is offered that no text is about, and nothing is given under a text that is not about it', () => {
  const [text] = REGISTER.notices;
  const use = { ...which, fields: ['diet' as const], recipientName: 'Brandt' };
  const { field: _, ...about } = use;
  const other = { ...text!, id: 'other', uses: [{ ...about, fields: ['memory' as const] }] };
  const offeredBy = (notices: typeof REGISTER.notices) =>
    offersOf({ ...REGISTER, notices }, BEFORE).all.map(({ fields }) => fields);
  expect(offeredBy([{ ...text!, uses: [about] }])).toEqual([['diet']]);
  expect(offeredBy([{ ...text!, uses: [about] }, other])).toEqual([['diet', 'memory']]);
  expect(offeredBy([text!, other])).toEqual(offeredBy([text!]));
  expect(offeredBy([])).toEqual([]);
  const register = { ...REGISTER, notices: [{ ...text!, uses: other.uses }] };
  expect(outcomeOf({ register })).toBe('not-offered permissions 0');
  const declined = [{ ...which, field: 'memory' as const }];
  expect(outcomeOf({ register, act: { permissions: [], declined } })).toHaveLength(1);
});

test('a no is a line of its own, with the same evidence, and gives nothing', () => {
  const declined = [{ ...which, field: 'memory' as const }];
  const both = outcomeOf({ act: { declined } }) as ReturnType<typeof decide>;
  expect(both).toMatchObject([
    { type: 'granted', permissions: ACT.permissions },
    { type: 'refused', permissions: declined, notice: NOTICE },
  ]);
  const none = outcomeOf({ act: { permissions: [], declined } }) as ReturnType<typeof decide>;
  expect(none).toMatchObject([{ type: 'refused', evidence: { client: 'app', actedBy: 'self' } }]);
});
