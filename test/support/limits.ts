import ts from 'typescript';
import type { Rule, Source } from './source.js';

/** What a page of code may hold. The maximum is gated, not the mean. */
const MOST = { lines: 200, functionLines: 50, parameters: 5, imports: 12, decorators: 3 };

/** Files that may be longer, and why. */
const MAY_BE_LONG: Readonly<Record<string, string>> = {
  'docs/LAWS.md': 'generated: a line for each test that holds a law',
  'verify/verify.mjs': 'one file, so that an auditor can read it and copy it',
};

/** Files are short. */
export const isTooLong = ({ path, text }: Pick<Source, 'path' | 'text'>): readonly string[] => {
  const lines = linesOf(text);
  return lines > MOST.lines && !(path in MAY_BE_LONG) ? [`has ${lines} lines`] : [];
};

/** Functions are short. A `describe` is a chapter of tests and counts by its tests. */
export const hasLongFunctions: Rule = ({ nodes }) =>
  nodes
    .filter((node) => ts.isFunctionLike(node) && !isChapter(node))
    .map((node) => ({ node, lines: linesOf(node.getText()) }))
    .filter(({ lines }) => lines > MOST.functionLines)
    .map(({ node, lines }) => `has a function of ${lines} lines: ${firstLineOf(node)}`);

/** What needs many parameters does many things. */
export const takesTooMuch: Rule = ({ nodes }) =>
  nodes
    .filter((node) => ts.isFunctionLike(node) && node.parameters.length > MOST.parameters)
    .map((node) => `takes too many parameters: ${firstLineOf(node)}`);

/** What imports much knows much. */
export const importsTooMuch: Rule = ({ nodes }) => {
  const imports = nodes.filter(ts.isImportDeclaration).length;
  return imports > MOST.imports ? [`has ${imports} imports`] : [];
};

/** What a route is stands in the contract; decorators only point there. */
export const decoratesTooMuch: Rule = ({ path, nodes }) =>
  nodes
    .filter((node) => path.endsWith('.controller.ts') && ts.isMethodDeclaration(node))
    .filter(
      (node) => (ts.getDecorators(node as ts.MethodDeclaration) ?? []).length > MOST.decorators,
    )
    .map((node) => `decorates a route too much: ${firstLineOf(node)}`);

/** `f(true)` says nothing where it is called. */
export const takesBooleans: Rule = ({ nodes }) =>
  nodes
    .filter(ts.isParameter)
    .filter(({ type, parent }) => type?.kind === BOOLEAN && !ts.isSetAccessor(parent))
    .map((node) => `takes a boolean: ${firstLineOf(node)}`);

/** A field of an interface does not change. */
export const hasLooseFields: Rule = ({ nodes }) =>
  nodes
    .filter((node) => ts.isPropertySignature(node) && ts.isInterfaceDeclaration(node.parent))
    .filter((node) => !/^readonly\s/.test(node.getText()))
    .map((node) => `has a field that may change: ${firstLineOf(node)}`);

/** What is not known is `unknown`. */
export const saysAny: Rule = ({ nodes }) =>
  nodes
    .filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword)
    .map((node) => `says any: ${firstLineOf(node.parent)}`);

/** A check is kept or changed, never switched off in passing. */
export const switchesChecksOff: Rule = ({ text }) =>
  [
    ...text.matchAll(/\/[/*]\s*(@ts-(ignore|nocheck)|(eslint|oxlint)-disable|prettier-ignore)/g),
  ].map(([, check]) => `switches a check off: ${check}`);

/** Our own code is never made up in a test: only the clock is. */
export const mocksOurCode: Rule = ({ nodes }) =>
  nodes
    .filter(ts.isPropertyAccessExpression)
    .filter((node) => /^jest\.(fn|mock|spyOn|doMock|unstable_mockModule)$/.test(node.getText()))
    .map((node) => `mocks: ${firstLineOf(node.parent)}`);

/** A test that does not run holds nothing. */
export const leavesTestsOut: Rule = ({ nodes }) =>
  nodes
    .filter(ts.isCallExpression)
    .filter((node) => /^(test|it|describe)\.(only|skip|todo)\b/.test(node.expression.getText()))
    .map((node) => `leaves a test out: ${firstLineOf(node)}`);

/** Lines of a text, the last line break apart. */
const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length;

const BOOLEAN = ts.SyntaxKind.BooleanKeyword;

const firstLineOf = (node: ts.Node): string => node.getText().split('\n', 1)[0] ?? '';

const isChapter = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText());
