import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Said } from '../../src/audit/chain.js';
import { foundLists } from '../../src/audit/known.js';
import { noticeEvidence } from '../../src/audit/questions/notice-evidence.js';
import { proof } from '../../src/audit/questions/proof.js';
import { specialNotExplicit } from '../../src/audit/questions/special-not-explicit.js';
import { hashOf, listedIn, LISTS, type Listed, type Lists } from '../../src/consent/listed.js';
import { keyOf } from '../../src/consent/standing.js';
import { cellsOf, givenIn, LIVES, publishedAt, publishedWith } from '../support/desk-acts.js';
import { ASKED } from '../support/desk-chain.js';

const ALLOW = { id: 'allow', label: 'Erlauben' } as const;
const SENTENCES: Lists['statements'] = [
  { field: 'diet', sentence: 'Was ich esse, darf es wissen.', control: 'allow' },
  { field: 'allergies', sentence: 'Was ich nicht vertrage, auch.', control: 'switch' },
];
const USES: Lists['uses'] = [
  { recipient: 'app:brandt', purpose: 'recipes', fields: ['diet'], recipientName: 'Brandt' },
];

/** A text alone; then one with controls; then one with sentences. */
const NOTICES = publishedWith(
  {},
  { controls: [ALLOW] },
  { controls: [ALLOW, { id: 'switch', label: 'An' }], statements: SENTENCES },
);

/** Told a second time, act by act, with what each version lists. */
function plainlyNotExplicit(chain: readonly Said[]): readonly string[] {
  const agreed = new Set<string>();
  const beside = { diet: 'allow', allergies: 'switch' } as const;
  return givenIn(chain).flatMap(({ key, line, act, field }) => {
    if (field !== 'diet' && field !== 'allergies') return [];
    const { control, notice, permissions } = act;
    const others = permissions.filter((one) => one.field in beside && one.field !== field);
    const isYes =
      notice.version === 3
        ? control === beside[field] && others.length === 0
        : control === 'allow' || (control === 'switch' && notice.version === 1);
    if (isYes) agreed.add(key);
    const isBack = control === 'undo' && agreed.has(key);
    return isYes || isBack ? [] : [`${line} ${key}`];
  });
}

test('a special category is an incident where its notice says that another yes was due', () => {
  const found = new Set<unknown>();
  for (const chain of LIVES) {
    const rows = cellsOf(specialNotExplicit, chain, { notices: NOTICES });
    expect(rows.map((row) => `${String(row['line'])} ${keyOf(row as never)}`)).toEqual(
      plainlyNotExplicit(chain),
    );
    for (const { noticeVersion, control } of rows) found.add(`${noticeVersion} ${control}`);
  }
  expect(found).toContain('2 switch');
  expect(found).toContain('3 allow');
  expect(found).not.toContain('1 switch');
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

test('a proof has the words that were pressed and said, by the notice that the line names', () => {
  for (const chain of LIVES.slice(0, 200)) {
    for (const row of cellsOf(proof, chain, { notices: NOTICES })) {
      const { noticeVersion: version, control, field, act } = row;
      const isChoice = act === 'granted' || act === 'refused';
      const labels = version === 3 ? { allow: 'Erlauben', switch: 'An' } : { allow: 'Erlauben' };
      const label = version === 1 ? undefined : Reflect.get(labels, String(control));
      const said = SENTENCES!.find((one) => one.field === field && one.control === control);
      expect([row['controlLabelHash'], row['statementHash']]).toEqual([
        isChoice && label ? sha256(String(label)) : null,
        isChoice && version === 3 && said ? sha256(said.sentence) : null,
      ]);
    }
  }
});

/** What may have become of a list, and what is found of it: what is missing, the hash due, and the one there. */
const FATES = {
  kept: (list: string) => [{ line: hashOf(list), kept: list }, null] as const,
  changed: (list: string) =>
    [{ line: hashOf('[]'), kept: list }, [null, hashOf('[]'), hashOf(list)]] as const,
  gone: (list: string) => [{ line: hashOf(list), kept: null }, ['it', hashOf(list), null]] as const,
  added: (list: string) => [{ line: null, kept: list }, ['it', hashOf(list), null]] as const,
  none: () => [{ line: null, kept: null }, null] as const,
};
type Fate = keyof typeof FATES;

test('a list that was changed, lost or put in later is found, and is no evidence of anything', () => {
  const anyFate = fc.constantFrom(...(Object.keys(FATES) as Fate[]));
  const listed = listedIn({ controls: [ALLOW], statements: SENTENCES, uses: USES });
  fc.assert(
    fc.property(anyFate, anyFate, anyFate, (...fates) => {
      const told = LISTS.map((name, n) => ({ name, told: FATES[fates[n]!](listed[name]!) }));
      const part = (of: 'line' | 'kept') =>
        Object.fromEntries(told.map(({ name, told: [one] }) => [name, one[of]])) as Listed;
      const found = foundLists(part('line'), part('kept'));
      const notices = publishedAt([-1]).map((one) => ({ ...one, ...found }));
      const { rows } = noticeEvidence.count({ ...ASKED, notices }).table();
      const cells = rows.map(({ cells: one }) => [
        one['missing'],
        one['hashExpected'],
        one['hashFound'],
      ]);
      const due = told.flatMap(({ name, told: [, fault] }) =>
        fault ? [[fault[0] && name, fault[1], fault[2]]] : [],
      );
      expect(cells.map(String).toSorted()).toEqual(due.map(String).toSorted());
      for (const [n, name] of LISTS.entries()) {
        expect(found.listed[name]).toBe(fates[n] === 'kept' ? listed[name] : null);
      }
    }),
  );
});
