import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One edge of the import graph. `erased`: for types only, so nothing is loaded at run time. */
export interface Import {
  readonly to: string;
  readonly erased: boolean;
}

/** A file as a rule sees it: its text, every node of its syntax tree, and what it imports. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly nodes: readonly ts.Node[];
  readonly imports: readonly Import[];
}

/** What a rule finds wrong in a file: nothing, or a sentence for each fault. */
export type Rule = (source: Source) => readonly string[];

/** Reads a file of the house, named from its root. */
export const sourceOf = (path: string): Source => sourceIn(path, readFileSync(path, 'utf8'));

/** The same for a text that lies in no file: TypeScript's own tree, so odd layout hides nothing. */
export function sourceIn(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const nodes = nodesBelow(tree);
  return { path, text, tree, nodes, imports: nodes.flatMap(importsIn) };
}

/** Every file below a folder that ends as told; nothing that was built or installed. */
export const filesBelow = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path) && !/(^|\/)(node_modules|dist)\//.test(path))
    .map((path) => join(folder, path))
    .toSorted();

function nodesBelow(tree: ts.Node): readonly ts.Node[] {
  const below: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    below.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(tree, visit);
  return below;
}

function importsIn(node: ts.Node): readonly Import[] {
  if (ts.isImportDeclaration(node)) {
    const erased = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return [{ to: nameIn(node.moduleSpecifier), erased }];
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return [{ to: nameIn(node.moduleSpecifier), erased: node.isTypeOnly }];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return [{ to: nameIn(node.argument.literal), erased: true }];
  }
  if (ts.isExternalModuleReference(node)) return [{ to: nameIn(node.expression), erased: false }];
  if (ts.isCallExpression(node) && loads(node.expression)) {
    return [{ to: nameIn(node.arguments[0]), erased: false }];
  }
  return [];
}

const loads = (called: ts.Expression): boolean =>
  called.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(called) && called.text === 'require');

/** A name that is put together at run time could be anything, and no rule lets it pass. */
const nameIn = (node: ts.Node | undefined): string =>
  node && ts.isStringLiteralLike(node) ? node.text : '(computed)';
