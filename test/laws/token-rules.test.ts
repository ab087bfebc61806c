import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BAD_ROWS } from '../support/badTokens.js';
import { startIssuer, type TestIssuer } from '../support/issuer.js';
import { acceptedPlainly, judgeWithout, JUDGED_CLIENTS } from '../support/token-judge.js';
import { NOW } from '../support/token-makers.js';
import { TOKEN_RULES, type TokenRule } from '../support/token-rules.js';

let issuer: TestIssuer;
let tokens: ReadonlyMap<string, string>;
beforeAll(async () => {
  issuer = await startIssuer();
  tokens = new Map(BAD_ROWS.map(({ name, make }) => [name, make(issuer)]));
});
afterAll(() => issuer.close());

/** What jose 6.2 takes for good where it is asked no more. */
const LET_THROUGH = [
  'no exp',
  'no sub',
  'typ JWT, an id token',
  'iat a million seconds ahead',
  'exp in 100 years',
  'a stranger among the aud',
  'a key in the header',
  'an address of keys in the header',
  'sub twice',
  'a fraction of a second',
  'a prototype among the claims',
  'no kid, with one key in the set',
];

/** What is said of each bad token by our code, whole or with one rule taken away. */
async function verdicts(rule: TokenRule | null): Promise<ReadonlyMap<string, string>> {
  const judge = judgeWithout(rule, issuer, JUDGED_CLIENTS);
  expect(await judge(issuer.tokenFor('ada', 'customer', NOW))).toBe('accepted');
  const said = new Map<string, string>();
  for (const [name, token] of tokens) said.set(name, await judge(token));
  return said;
}

test('the table of bad tokens is long, and each is refused by the rule that it breaks', async () => {
  expect(BAD_ROWS.length).toBeGreaterThanOrEqual(140);
  expect(new Set(BAD_ROWS.map(({ name }) => name)).size).toBe(BAD_ROWS.length);
  const said = await verdicts(null);
  expect(BAD_ROWS.filter(({ name, reason }) => said.get(name) !== reason)).toEqual([]);
});

test('a rule that is taken away is missed by a row of the table, and each row misses a rule', async () => {
  const missing = new Map<string, readonly string[]>();
  for (const rule of TOKEN_RULES) {
    const said = await verdicts(rule);
    const missed = BAD_ROWS.filter(({ name, reason }) => said.get(name) !== reason);
    missing.set(rule.name, names(missed));
  }
  expect(TOKEN_RULES.map(({ name }) => name).filter((name) => !missing.get(name)?.length)).toEqual(
    [],
  );
  const seen = new Set([...missing.values()].flat());
  expect(names(BAD_ROWS).filter((name) => !seen.has(name))).toEqual([]);
}, 60_000);

test('a library that is told issuer and audience alone lets these through', async () => {
  const isThrough = await Promise.all(
    BAD_ROWS.map(({ make }) => acceptedPlainly(make(issuer), issuer)),
  );
  const through = names(BAD_ROWS.filter((_, at) => isThrough[at]));
  expect(LET_THROUGH.filter((name) => !through.includes(name))).toEqual([]);
});

const names = (rows: readonly { readonly name: string }[]): string[] =>
  rows.map(({ name }) => name);
