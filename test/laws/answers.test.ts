import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {
  GrantAct,
  Profile,
  REFUSALS,
  STATUS_OF,
  WithdrawalAct,
} from '@village-butcher/sdk/contract';
import { localeOf } from '../../src/api/caller.js';
import { issuesOf, plainPath } from '../../src/api/issues.js';
import { traceOf } from '../../src/api/log.js';
import { noOf, problemOf } from '../../src/api/problem.js';
import { KeysUnreachable, TokenFault } from '../../src/api/token.js';
import { canonical } from '../../src/base/canonical.js';
import { BadJson } from '../../src/base/json.js';
import { Refusal } from '../../src/base/refusal.js';

const faultsOf = (schema: z.core.$ZodType, value: unknown) =>
  issuesOf(z.safeParse(schema, value).error?.issues ?? []);

test('an issue says where the fault is', () => {
  const which = { field: 'diet', recipient: 'app:brandt', purpose: 'offers' };
  expect(faultsOf(GrantAct, { permissions: [{ ...which, until: 'soon' }] })).toEqual([
    { path: ['permissions', 0, 'until'], code: 'invalid-format' },
    { path: ['permissions', 0, 'until'], code: 'custom' },
    { path: ['notice'], code: 'invalid-type' },
    { path: ['surface'], code: 'invalid-value' },
    { path: ['control'], code: 'invalid-value' },
  ]);
});

test('an issue in one of several shapes says where the nearest one fails', () => {
  const act = { surface: 'permission-centre', control: 'switch' };
  const permissions = [{ field: 'diet', recipient: 'nobody', purpose: 'offers' }];
  expect(faultsOf(WithdrawalAct, { ...act, permissions })).toEqual([
    { path: ['permissions', 0, 'recipient'], code: 'invalid-format' },
  ]);
  expect(faultsOf(WithdrawalAct, { ...act, permissions: 7 })).toEqual([
    { path: ['permissions'], code: 'invalid-union' },
  ]);
});

test('an unknown member is told of at its parent, and never by its name', () => {
  const told = { members: { self: { to: {}, answered: true, secret: 1 } } };
  expect(faultsOf(Profile.shape.allergies, told)).toEqual([
    { path: ['members', '*'], code: 'unrecognized' },
  ]);
});

test('no issue repeats a word that was sent', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,8}\d{4}$/), fc.anything(), (canary, value) => {
      const sent = { members: { [canary]: { to: { [canary]: canary }, [canary]: value } } };
      const issues = faultsOf(Profile.shape.allergies, sent);
      expect(issues.length).toBeGreaterThan(0);
      expect(JSON.stringify(issues)).not.toContain(canary);
      expect(plainPath([canary, 1, Symbol(canary)])).toEqual(['*', 1, '*']);
    }),
  );
});

const away = (code: string) => Object.assign(new Error('secret'), { code });
test.each([
  ['a refusal', new Refusal('unknown-store', 'No.'), 'unknown-store'],
  ['a token', new TokenFault('expired'), 'token-refused'],
  ['an issuer that is away', new KeysUnreachable('keys-away'), 'keys-unreachable'],
  ['two readings', new BadJson('duplicate-key'), 'invalid-json'],
  ['a database that nobody answers for', away('ECONNREFUSED'), 'busy'],
  ['a database that was ended', away('57P01'), 'busy'],
  ['a database without a free connection', away('53300'), 'busy'],
  ['a lost race', away('40001'), 'busy'],
  ['a lock that did not come', away('55P03'), 'busy'],
  ['a connection that ended', new Error('Connection terminated unexpectedly'), 'busy'],
  ['a pool that is out', new Error('timeout exceeded when trying to connect'), 'busy'],
  ['a wrong row', away('23505'), 'internal'],
  ['a missing file', away('ENOENT'), 'internal'],
  ['a bug', new TypeError('secret'), 'internal'],
  ['a thing that is no error', 'secret', 'internal'],
  ['nothing', undefined, 'internal'],
] as const)('%s has its code', (_, error, code) => {
  expect(noOf(error).code).toBe(code);
});

test('every refusal is a problem of constants', () => {
  for (const code of REFUSALS) {
    const problem = problemOf({ code }, 'id');
    expect(problem).toEqual({
      type: `/problems/${code}`,
      title: expect.stringMatching(/^[A-Z].*\.$/),
      status: STATUS_OF[code],
      code,
      instance: 'id',
    });
  }
});

test('a failure tells the log its kind and its place, and no word of its message', () => {
  const error = Object.assign(new TypeError('secret at src/secret.ts:1:1'), { code: '23505' });
  const { error: kind, at } = traceOf(error);
  expect(kind).toBe('TypeError 23505');
  expect(traceOf('secret')).toEqual({ error: 'string', at: [] });
  expect(traceOf(Object.assign(new Error(''), { name: 'a secret', code: 'a b' })).error).toBe(
    'Error',
  );
  expect(JSON.stringify(at)).not.toContain('secret');
});

test('a failure of our own is found by its place', () => {
  const fail = (): unknown => {
    try {
      return canonical(0.5);
    } catch (error) {
      return error;
    }
  };
  expect(traceOf(fail()).at[0]).toMatch(/^src\/base\/canonical\.ts:\d+:\d+$/);
});

const notice = [{ locale: 'en-GB' }];
test.each([
  ['nothing', undefined, 'en'],
  ['German', 'de', 'de'],
  ['German of Austria', 'de-AT, en;q=0.9', 'de'],
  ['English before German', 'de;q=0.5, en;q=0.9', 'en'],
  ['Dutch', 'nl', 'nl'],
  ['Dutch of Belgium before French', 'fr, nl-BE;q=0.8', 'nl'],
  ['what we do not speak', 'fr, es', 'en'],
  ['what we do not speak, and German', 'fr, *;q=0.1, DE;q=0.2', 'de'],
  ['anything but German', 'de;q=0', 'en'],
  ['no language at all', ';;q=,,', 'en'],
])('who asks for %s is answered in a language of ours', (_, accepted, locale) => {
  expect(localeOf(accepted, notice)).toBe(locale);
});

test('who asks for nothing, where there is no notice, is answered in German', () => {
  expect(localeOf(undefined, [])).toBe('de');
});
