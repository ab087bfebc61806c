import { expect, test } from '@jest/globals';
import type { Said } from '../../src/audit/chain.js';
import { endMissing } from '../../src/audit/questions/end-missing.js';
import { proof } from '../../src/audit/questions/proof.js';
import { specialNotExplicit } from '../../src/audit/questions/special-not-explicit.js';
import { toRenew } from '../../src/audit/questions/to-renew.js';
import { keyOf } from '../../src/consent/standing.js';
import { cellsOf, givenIn, LIVED, LIVES, publishedAt, ruledBefore } from '../support/desk-acts.js';
import { chainOf, GIVEN, hour, WHICH } from '../support/desk-chain.js';

const spelled = (all: readonly { readonly [name: string]: unknown }[]): readonly string[] =>
  all.map((one) => `${String(one['line'])} ${keyOf(one as never)}`);

test('a special category is an incident exactly where nobody had pressed yes to just this', () => {
  const seen = new Set<boolean>();
  for (const chain of LIVES) {
    const agreed = new Set<string>();
    const plain: string[] = [];
    for (const { key, line, act, field } of givenIn(chain)) {
      const isYes = act.control === 'allow' || act.control === 'switch';
      const isBack = act.control === 'undo' && agreed.has(key);
      if (isYes) agreed.add(key);
      else if (!isBack && (field === 'diet' || field === 'allergies')) plain.push(`${line} ${key}`);
      seen.add(isBack);
    }
    expect(spelled(cellsOf(specialNotExplicit, chain))).toEqual(plain);
  }
  expect(seen.size).toBe(2);
});

const DAY_MS = 86_400_000;

test('a permission is an incident exactly where it ends more than a year on, for brands 90 days', () => {
  for (const chain of LIVES) {
    const plain = givenIn(chain).filter(({ recipient, until, at }) => {
      const days = (Date.parse(until) - Date.parse(at)) / DAY_MS;
      return days > (recipient.startsWith('brand:') ? 90 : 365);
    });
    expect(spelled(cellsOf(endMissing, chain))).toEqual(
      plain.map(({ line, key }) => `${line} ${key}`),
    );
  }
});

test('what stood before an act is what is ruled on the acts before it, over any history', () => {
  for (const history of LIVED) {
    const rows = cellsOf(proof, chainOf(history)).filter(({ recipient }) => recipient !== null);
    expect(rows.map(({ stoodBefore }) => stoodBefore)).toEqual(
      rows.map((row) => ruledBefore(history, row)),
    );
  }
});

test('a proof has each column once, and says nothing that its line does not say', () => {
  const names = Object.keys(proof.columns).toSorted();
  const rows = LIVES.flatMap((chain) => cellsOf(proof, chain));
  expect(rows.filter((row) => Object.keys(row).toSorted().join() !== names.join())).toEqual([]);
  const isChoice = ({ act }: (typeof rows)[number]) => act === 'granted';
  expect(rows.filter((row) => isChoice(row) !== (row['snapshot'] !== null))).toEqual([]);
  expect(rows.filter((row) => isChoice(row) && row['client'] !== 'app')).toEqual([]);
  expect(rows.filter((row) => row['statementHash'] !== null)).toEqual([]);
  const [cells] = cellsOf(proof, [GIVEN]);
  for (const name of ['snapshot', 'offered', 'declined', 'assurance', 'client', 'receivedAt']) {
    expect(cells![name]).toBeNull();
  }
  expect(cells).toMatchObject({
    ...WHICH,
    act: 'granted',
    notice: 'what-i-share',
    noticeSha256: 'A',
    control: 'allow',
    stoodBefore: 'never-granted',
    leafIndex: 0,
    leafHash: 'leaf-0',
    prev: 'leaf--1',
  });
});

/** Versions come out while people live: the second after three acts, the third after six. */
const NOTICES = publishedAt([-1, 3, 6]);

/** Told a second time: for every permission that was given, what was said of it next. */
function renewedPlainly(chain: readonly Said[], asOf: string): readonly string[] {
  const newest = NOTICES.findLast(({ at }) => at <= asOf)!.version;
  const given = givenIn(chain);
  return given.flatMap(({ key, seq, line, until, act }) => {
    if (act.notice.version >= newest) return [];
    const next = given.find((one) => one.key === key && one.seq > seq && one.at <= asOf);
    if (next && next.act.notice.version <= act.notice.version) return [];
    const isTaken = chain.some(
      (said) =>
        said.seq > seq &&
        said.at <= asOf &&
        said.event.type === 'withdrawn' &&
        said.event.permissions.map(keyOf).includes(key),
    );
    const lapsed = isTaken || until <= asOf ? 'lapsed' : 'not-asked';
    return [`${line} ${key} ${next ? 'renewed' : lapsed}`];
  });
}

test('what is to be renewed is what stands under an older notice, and what became of the rest', () => {
  const found = new Set<string>();
  for (const [n, chain] of LIVES.entries()) {
    const asOf = hour(n % 13);
    const known = chain.filter(({ at }) => at <= asOf);
    const rows = cellsOf(toRenew, known, { asOf, notices: NOTICES });
    expect(
      rows.map((row) => `${String(row['line'])} ${keyOf(row as never)} ${String(row['renewal'])}`),
    ).toEqual(renewedPlainly(known, asOf));
    for (const { renewal } of rows) found.add(String(renewal));
  }
  expect(found).toEqual(new Set(['not-asked', 'renewed', 'lapsed']));
});

test('nobody is asked again for half a year after a no, and for a year after a yes', () => {
  const asked = { asOf: hour(5), notices: NOTICES };
  const taken: Said = {
    act: 'taking',
    line: 'taken',
    seq: 1,
    at: hour(1),
    event: {
      type: 'withdrawn',
      permissions: [WHICH],
      surface: 'permission-centre',
      control: 'switch',
    },
  };
  expect(cellsOf(toRenew, [GIVEN], asked)).toMatchObject([
    { renewal: 'not-asked', askNotBefore: '2027-10-17T12:00:00.000Z', added: null },
  ]);
  expect(cellsOf(toRenew, [GIVEN, taken], asked)).toMatchObject([
    { renewal: 'lapsed', askNotBefore: '2027-04-17T13:00:00.000Z' },
  ]);
  const other = { ...asked, parameters: { notice: 'another' } };
  expect(cellsOf(toRenew, [GIVEN], other)).toEqual([]);
  expect(cellsOf(toRenew, [GIVEN], { ...asked, parameters: { version: 2 } })).toEqual([]);
});
