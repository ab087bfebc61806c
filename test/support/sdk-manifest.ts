import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { at, drawnWith, foundIn, lineageOf, tags } from './sdk-elements.js';
import { sourceOf } from './source.js';

/** Where it stands. */
export const MANIFEST = 'sdk/custom-elements.json';

/**
 * The elements as editors and documentation tools read them, in the form of the custom elements manifest
 * 2.1.0: written from the sources, as the reference is.
 */
export async function manifestOf(): Promise<string> {
  const modules = tags().map(({ tag, path, name }) => moduleOf(tag, path, name));
  const manifest = { schemaVersion: '2.1.0', readme: 'README.md', modules };
  const json = JSON.stringify(manifest);
  return format(json, { ...(await resolveConfig(MANIFEST)), parser: 'json' });
}

function moduleOf(tag: string, path: string, name: string) {
  const built = path.replace('sdk/src/', 'dist/').replace(/\.ts$/, '.js');
  return {
    kind: 'javascript-module',
    path: built,
    declarations: [declarationOf(tag, path, name)],
    exports: [
      { kind: 'js', name, declaration: { name, module: built } },
      { kind: 'custom-element-definition', name: tag, declaration: { name, module: built } },
    ],
  };
}

function declarationOf(tagName: string, path: string, name: string) {
  const lineage = lineageOf(path, name);
  const drawnBy = [...drawnWith(path)];
  const fields = lineage.flatMap(fieldsIn);
  return {
    kind: 'class',
    customElement: true,
    tagName,
    name,
    description: saysOf(lineage[0]!),
    superclass: { name: 'HTMLElement' },
    attributes: fields.flatMap(({ attribute, name: fieldName, ...rest }) =>
      attribute === undefined ? [] : [{ name: attribute, fieldName, ...rest }],
    ),
    members: [
      ...fields.map(({ attribute, ...rest }) => ({
        kind: 'field',
        ...rest,
        ...(attribute && { attribute }),
      })),
      ...lineage.flatMap(methodsIn),
    ],
    events: eventsIn(drawnBy),
    slots: lineage.flatMap(slotsIn).slice(0, 1),
    cssParts: foundIn(drawnBy, /\bpart="([\w-]+)"/g).map((part) => ({ name: part })),
    cssProperties: tokens(),
  };
}

interface Field {
  readonly name: string;
  /** Nothing: it is set by code alone. */
  readonly attribute: string | undefined;
  readonly type: { readonly text: string };
  readonly description: string;
}

/** What an app may set, out of the properties that a class declares. */
function fieldsIn(element: ts.ClassDeclaration): readonly Field[] {
  const declared = element.members
    .filter(ts.isPropertyDeclaration)
    .find(({ name }) => name.getText() === 'properties')?.initializer;
  const properties: readonly ts.Node[] =
    declared && ts.isObjectLiteralExpression(declared) ? declared.properties : [];
  return properties.filter(ts.isPropertyAssignment).flatMap(({ name, initializer }) => {
    const how = initializer.getText();
    if (how.includes('state: true')) return [];
    const member = element.members.find((one) => one.name?.getText() === name.getText());
    return member && ts.isPropertyDeclaration(member)
      ? [
          {
            name: name.getText(),
            attribute: attributeOf(name.getText(), how),
            type: { text: member.type?.getText() ?? '' },
            description: saysOf(member),
          },
        ]
      : [];
  });
}

const attributeOf = (name: string, how: string): string | undefined =>
  how.includes('attribute: false')
    ? undefined
    : (/attribute: '([\w-]+)'/.exec(how)?.[1] ?? name.toLowerCase());

/** What an app may call: whatever says what it does, and neither the platform nor a subclass calls. */
const methodsIn = (element: ts.ClassDeclaration) =>
  element.members
    .filter(ts.isMethodDeclaration)
    .filter(({ name }) => !ts.isPrivateIdentifier(name))
    .filter((one) => !one.modifiers?.some(({ kind }) => INSIDE.includes(kind)) && saysOf(one))
    .map((one) => ({ kind: 'method', name: one.name.getText(), description: saysOf(one) }));

const INSIDE = [
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.OverrideKeyword,
];

const slotsIn = (element: ts.ClassDeclaration) =>
  ts
    .getJSDocTags(element)
    .filter(({ tagName }) => tagName.text === 'slot')
    .map(({ comment }) => ({
      name: '',
      description: oneLine(ts.getTextOfJSDocComment(comment) ?? '').replace(/^- /, ''),
    }));

/** What is told by these files, in the order and the words of the list of events. */
function eventsIn(files: readonly string[]) {
  const told = foundIn(files, /dispatch\(\s*'([\w-]+)'/g);
  return sourceOf(at('events'))
    .nodes.filter(ts.isPropertySignature)
    .flatMap((event) =>
      ts.isStringLiteral(event.name) && told.includes(event.name.text)
        ? [
            {
              name: event.name.text,
              type: { text: oneLine(event.type?.getText() ?? '') },
              description: saysOf(event),
            },
          ]
        : [],
    );
}

/** The tokens that a theme may set, and what is worn where it sets none. */
function tokens() {
  const text = oneLine(readFileSync(at('style-paper'), 'utf8'));
  const found = text.matchAll(/var\( ?(--village-[\w-]+), (.+?) ?\)(?=;| \/)/g);
  return Array.from(found, ([, name, worn]) => ({ name, default: worn }));
}

/** The sentences above something, without their tags. */
function saysOf(node: ts.Node): string {
  const [told] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return oneLine(ts.getTextOfJSDocComment(told?.comment) ?? '');
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
