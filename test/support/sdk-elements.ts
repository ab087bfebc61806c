import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { sourceOf } from './source.js';

const FOLDER = 'sdk/src/elements';
/** The file of the elements that has this name. */
export const at = (name: string): string => join(FOLDER, `${name}.ts`);

/** An element as it is registered. */
export interface Tag {
  readonly tag: string;
  /** The class, and the file that it stands in. */
  readonly name: string;
  readonly path: string;
}

/** What is registered, by its tag. */
export function tags(): readonly Tag[] {
  const registration = sourceOf(at('registration'));
  return registration.nodes
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => ts.isStringLiteral(name))
    .map(({ name, initializer }) => {
      const element = initializer.getText();
      return {
        tag: (name as ts.StringLiteral).text,
        name: element,
        path: homeOf(registration.path, element),
      };
    });
}

/** The file that a name is imported from. */
function homeOf(path: string, name: string): string {
  const found = sourceOf(path)
    .nodes.filter(ts.isImportSpecifier)
    .find((one) => one.name.text === name);
  const declaration = found && ts.findAncestor(found, ts.isImportDeclaration);
  if (!declaration) throw new Error(`${path} imports no ${name}.`);
  return beside(path, (declaration.moduleSpecifier as ts.StringLiteral).text);
}

const beside = (path: string, to: string): string =>
  join(dirname(path), to.replace(/\.js$/, '.ts'));

/** A class and those that it extends, as far as they are ours. */
export function lineageOf(path: string, name: string): readonly ts.ClassDeclaration[] {
  const found = sourceOf(path)
    .nodes.filter(ts.isClassDeclaration)
    .find((one) => one.name?.text === name);
  const parent = found?.heritageClauses?.[0]?.types[0]?.expression.getText();
  if (!found || !parent) throw new Error(`${path} declares no ${name}.`);
  return parent === 'Platform' ? [found] : [found, ...lineageOf(homeOf(path, parent), parent)];
}

/** Whatever an element is drawn with: its file, and all that are loaded with it. */
export function drawnWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { to, erased } of sourceOf(path).imports)
    if (!erased && to.startsWith('./')) drawnWith(beside(path, to), seen);
  return seen;
}

/** What a pattern finds in these files, once each. */
export const foundIn = (files: readonly string[], pattern: RegExp): readonly string[] => {
  const found = files.flatMap((path) =>
    Array.from(readFileSync(path, 'utf8').matchAll(pattern), ([, name]) => name!),
  );
  return [...new Set(found)].toSorted();
};
