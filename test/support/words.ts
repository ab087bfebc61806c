import * as contract from '@village-butcher/sdk/contract';
import ts from 'typescript';
import type { Rule } from './source.js';

/** Words that could stand on anything, and so say nothing. */
const EMPTY_WORDS = /^(managers?|helpers?|utils?|common|data|infos?|process|handle|impl|dto)$/;

/** The one file that lists the words of the village. */
const VOCABULARY = 'sdk/src/contract/vocabulary.ts';

/** What is shipped. Tests, benchmarks and the demo may say more and explain less. */
const SHIPPED = /^(src|sdk\/src|web)\//;

/** Names say something: what we declare, and the file itself. */
export const saysNothing: Rule = ({ path, nodes }) =>
  [...path.split('/'), ...nodes.flatMap(namesDeclaredBy)]
    .filter((name) => wordsOf(name).some((word) => EMPTY_WORDS.test(word)))
    .filter((name) => !isLedgersNoun(path, name))
    .map((name) => `has an empty word in a name: ${name}`);

/** A type is named for what it is, not for being a type. */
export const marksInterfaces: Rule = ({ nodes }) =>
  nodes
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    .filter(({ name }) => /^I[A-Z][a-z]/.test(name.text))
    .map(({ name }) => `marks an interface: ${name.text}`);

/** Every export says in a sentence what its code cannot; a type may lean on its schema's. */
export const leavesExportsBare: Rule = ({ path, tree }) => {
  if (!/^(sdk\/)?src\//.test(path)) return [];
  const exported = tree.statements.filter(isExported);
  const explained = new Set(exported.filter(isExplained).flatMap(valuesOf));
  return exported
    .filter((statement) => !isExplained(statement) && !isTypeOfOne(statement, explained))
    .map((statement) => `exports without a sentence: ${statement.getText().split('\n', 1)[0]}`);
};

/** The contract lists the words of the village once; a list of most of them is that list again. */
export const listsWordsAgain: Rule = ({ path, nodes }) => {
  if (!SHIPPED.test(path) || path === VOCABULARY) return [];
  return nodes
    .filter((node) => ts.isArrayLiteralExpression(node) || ts.isUnionTypeNode(node))
    .flatMap((node) => {
      const words = new Set(literalsIn(node));
      return LISTS.filter(({ name, list }) => coversMost(words, list) && !declares(node, name));
    })
    .map(({ name }) => `lists ${name} again`);
};

const LISTS: readonly { readonly name: string; readonly list: readonly string[] }[] =
  Object.entries<unknown>(contract).flatMap(([name, list]) =>
    Array.isArray(list) ? [{ name, list }] : [],
  );

/** `const REFUSALS = [...] as const` is the list itself. */
const declares = ({ parent }: ts.Node, name: string): boolean => {
  const owner = ts.isAsExpression(parent) ? parent.parent : parent;
  return ts.isVariableDeclaration(owner) && owner.name.getText() === name;
};

/** Two thirds, and at least three: two words of a list are an example, not a copy. */
const coversMost = (words: ReadonlySet<string>, list: readonly string[]): boolean =>
  list.filter((word) => words.has(word)).length >= Math.max(3, Math.ceil((list.length * 2) / 3));

const literalsIn = (list: ts.ArrayLiteralExpression | ts.UnionTypeNode): readonly string[] =>
  (ts.isUnionTypeNode(list) ? list.types : list.elements)
    .map((member) => (ts.isLiteralTypeNode(member) ? member.literal : member))
    .filter(ts.isStringLiteralLike)
    .map(({ text }) => text);

/** The words of a name, whole: `metadata` is one, `dataOf` has two. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);

/** What the ledger calls a customer, and nothing else does: there it is a noun with a meaning. */
const isLedgersNoun = (path: string, name: string): boolean =>
  path.startsWith('src/ledger/') && name === 'handle';

/** A member taken by its own name out of what a library gives is the library's word, not ours. */
function namesDeclaredBy(node: ts.Node): readonly string[] {
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.propertyName) {
    return [];
  }
  if (!isDeclaration(node) || node.name === undefined) return [];
  return ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name) ? [node.name.text] : [];
}

const isDeclaration = (node: ts.Node): node is ts.NamedDeclaration =>
  ts.isVariableDeclaration(node) ||
  ts.isBindingElement(node) ||
  ts.isParameter(node) ||
  ts.isFunctionLike(node) ||
  ts.isClassLike(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  ts.isEnumMember(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isPropertySignature(node);

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** A comment of the kind that editors show, whose words before any tag end in a full stop. */
const isExplained = (statement: ts.Statement): boolean => {
  const comment = ts.getJSDocCommentsAndTags(statement).findLast(ts.isJSDoc)?.comment;
  return /[.?!][)`*"”]*$/.test(ts.getTextOfJSDocComment(comment)?.trim() ?? '');
};

const valuesOf = (statement: ts.Statement): readonly string[] =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.getText())
    : [];

const isTypeOfOne = (statement: ts.Statement, explained: ReadonlySet<string>): boolean =>
  ts.isTypeAliasDeclaration(statement) &&
  (explained.has(statement.name.text) ||
    [...statement.type.getText().matchAll(/typeof (\w+)/g)].some(([, of]) => explained.has(of!)));
