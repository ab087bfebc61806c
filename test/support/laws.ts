import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { filesBelow, sourceOf, type Source } from './source.js';

/** A law: its name, what it says, and what of it is not built and so not held yet. */
interface Law {
  readonly name: string;
  readonly says: string;
  readonly later?: string;
}

/** What the product never breaks. */
export const LAWS: Readonly<Record<string, Law>> = {
  L1: {
    name: 'Silence is not consent',
    says: 'A value is used only under a standing permission for exactly this field, this recipient and this purpose, now. A missing dimension is a refusal, never a wildcard.',
  },
  L2: {
    name: 'A withdrawal wins at commit',
    says: 'The next read, on every instance, is without it. No cache may outlive it.',
  },
  L3: {
    name: 'What is not shared cannot matter',
    says: 'Changing a value that is not shared with this recipient for this purpose changes no byte of any answer to it: body, order, headers, ETag, length.',
  },
  L4: {
    name: 'No record, no bytes',
    says: 'Every use is written down (who, which fields, what for, on which permission; never a value) in the statement that reads, before the answer leaves.',
  },
  L5: {
    name: 'Gates before scores',
    says: 'An allergy passes only what is clear; unknown is excluded. No offer, tip, staff pick or endorsement overrides a gate.',
    later: 'offers, staff picks and endorsements; each meets the gates when it comes',
  },
  L6: {
    name: 'Not a shotgun',
    says: 'One to five items, three by default; fewer is fine, and none says why. No endpoint takes a list of customers.',
  },
  L7: {
    name: 'Every item says why, and by what right',
    says: 'Reasons, and the permissions they rest on; every item held back has exactly one hold reason, and its customer can see it.',
  },
  L8: {
    name: 'The calendar stays on the phone',
    says: "The server takes a date and a hint from a closed list and has no place to keep a title, a time or a location. `away` reaches only the customer's own screen.",
  },
  L9: {
    name: 'Reading changes nothing',
    says: 'No GET, scan or link ever changes a permission, a wish or an endorsement.',
  },
  L10: {
    name: 'The ledger only grows, and anyone can check it',
    says: 'An edit, deletion, truncation, rollback or rewrite is found by the verifier. Erased means not found by raw search, and every proof still holds.',
  },
  L11: {
    name: 'Taking back is never more work than giving',
    says: 'No reason asked, no version conflict, no extra login, no penalty on what is not tied to it.',
  },
  L12: {
    name: 'Other adults decide for themselves',
    says: 'What I enter about another adult is inert until that adult confirms it.',
  },
  L13: {
    name: 'No promise of safety',
    says: 'Texts say "without X according to the producer\'s declaration of DATE", never "safe" or "suitable". What was not checked is listed as not checked.',
  },
  L14: {
    name: 'Purposes are asked for',
    says: 'Nothing of a kind that the customer did not ask for ever comes, not even a harmless one.',
  },
};

/** A test that holds a law, by its title. */
export interface Held {
  readonly laws: readonly string[];
  readonly title: string;
  readonly path: string;
}

/** The tests that name a law at the start of their title: `L4: every use is written down`. */
export const heldIn = ({ path, nodes }: Source): readonly Held[] =>
  nodes
    .filter(ts.isCallExpression)
    .filter(({ expression }) => /^(test|it|look)\b/.test(expression.getText()))
    .flatMap(({ arguments: [title] }) => (title ? [title.getText().slice(1, -1)] : []))
    .flatMap((text) => {
      const [, laws, title] = /^(L\d+(?:, L\d+)*): (.+)$/s.exec(text) ?? [];
      return laws && title ? [{ laws: laws.split(', '), title, path }] : [];
    });

/** Every test of the house that holds a law. */
export const allHeld = (): readonly Held[] =>
  filesBelow('test', /\.test\.ts$/).flatMap((path) => heldIn(sourceOf(path)));

/** `docs/LAWS.md`, as it has to read. */
export const lawsPage = (held: readonly Held[]): string =>
  [HEAD, ...Object.entries(LAWS).map(([id, law]) => chapter(id, law, held))].join('\n');

const HEAD = `# Laws

What the product never breaks, and the tests that hold it. \`npm run laws\` writes this page from the
titles of the tests; a test fails when the two differ, or when a law has no test. What stands in a folder
\`matrix\` takes minutes, is in no check, and runs with \`npm run test:long\`; so does every law once more, the
recommender's on more cases.
`;

const chapter = (id: string, { name, says, later }: Law, held: readonly Held[]): string => {
  const tests = held.filter(({ laws }) => laws.includes(id));
  const lines = tests.map(({ title, path }) => `- ${title} (\`${path}\`)`);
  const rest = later === undefined ? [] : [`Not yet: ${later}.\n`];
  return [`## ${id} · ${name}\n`, `${says}\n`, ...lines, '', ...rest].join('\n');
};

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  writeFileSync('docs/LAWS.md', lawsPage(allHeld()));
}
