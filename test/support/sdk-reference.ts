import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { FLAGS, named, type Namer, VOCABULARY, wordsIn } from './sdk-names.js';

/** Where it stands. */
export const REFERENCE = 'sdk/REFERENCE.md';

/** The longest type that is written out. What is longer is read in the editor. */
const LONGEST = 220;
/**
 * The reference of the SDK, in Markdown: every entry, what it exports, and what each says of itself
 * in the sources. Nothing in it is written by hand, so nothing in it can be stale.
 */
export async function referenceOf(root: string): Promise<string> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const entries = Object.entries(exports).flatMap(([entry, to]) =>
    typeof to === 'string' ? [] : [{ entry, path: join(root, to.source) }],
  );
  const program = ts.createProgram(
    entries.map(({ path }) => path),
    ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
      ts.sys,
      root,
    ).options,
  );
  const checker = program.getTypeChecker();
  const words = wordsIn(checker, program.getSourceFile(join(root, VOCABULARY))!);
  const parts = entries.map(({ entry, path }) =>
    entryIn({ checker, words }, entry, program.getSourceFile(path)!),
  );
  const text = [TITLE, ...parts].join('\n\n');
  return format(text, { ...(await resolveConfig(REFERENCE)), parser: 'markdown' });
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly source: string }>>;
}

const TITLE = `# Reference

Written by \`npm run sdk:docs\` from the sources; a test holds it to them. What it is for: [README](README.md).`;

function entryIn(namer: Namer, entry: string, file: ts.SourceFile): string {
  const { checker } = namer;
  const module = checker.getSymbolAtLocation(file);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  const told = symbols
    .map((symbol) => exportIn(namer, symbol))
    .filter((text) => text !== '')
    .toSorted();
  return [`## \`@village-butcher/sdk${entry.slice(1)}\``, headOf(file), ...told].join('\n\n');
}

/** The comment at the top of an entry. */
const headOf = (file: ts.SourceFile): string =>
  (/^\/\*\*\s*([\s\S]*?)\*\//.exec(file.text)?.[1] ?? '').replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim();

/** One export: its name, what it is, what it says of itself, and its members. */
function exportIn(namer: Namer, exported: ts.Symbol): string {
  const { checker } = namer;
  const symbol =
    exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const says = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const head = [`### ${exported.name}`, oneLine(says)].filter(Boolean).join('\n\n');
  return [head, formOf(namer, symbol, exported.name)].filter(Boolean).join('\n\n');
}

/** What it is: a signature, a type, or its members. What is too long to be read has its name alone. */
function formOf(namer: Namer, symbol: ts.Symbol, name: string): string {
  const { checker } = namer;
  if (symbol.flags & ts.SymbolFlags.Class) return classOf(namer, symbol, name);
  if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const isAlias = (symbol.flags & ts.SymbolFlags.TypeAlias) !== 0;
    const written = checker.typeToString(type, undefined, FLAGS | ts.TypeFormatFlags.InTypeAlias);
    const members = membersOf(namer, type, '');
    return isAlias && (isShort(named(namer, written)) || members.length === 0)
      ? block(`type ${name} = ${isUnion(type) ? written : named(namer, written)}`)
      : listOf(members);
  }
  const type = checker.getTypeOfSymbol(symbol);
  const calls = type.getCallSignatures().map((call) => name + signatureOf(namer, call));
  if (calls.length > 0) return block(calls.join('\n'));
  const written = named(namer, checker.typeToString(type, undefined, FLAGS));
  return isShort(written) ? block(`const ${name}: ${written}`) : '';
}

const isUnion = (type: ts.Type): boolean => type.isUnion();

/** A class by what it adds to the one that it extends. */
function classOf(namer: Namer, symbol: ts.Symbol, name: string): string {
  const { checker } = namer;
  const type = checker.getDeclaredTypeOfSymbol(symbol) as ts.InterfaceType;
  const [parent] = checker.getBaseTypes(type);
  const inherited = new Set(
    parent ? checker.getPropertiesOfType(parent).map(({ name: of }) => of) : [],
  );
  const head = block(`class ${name}${parent ? ` extends ${checker.typeToString(parent)}` : ''}`);
  const own = membersOf(namer, type, '').filter(
    (line) => !inherited.has(/^- `(\w+)/.exec(line)?.[1] ?? ''),
  );
  return [head, listOf(own)].filter(Boolean).join('\n\n');
}

/** The members of a type that are ours, those of groups of calls by their whole name. */
function membersOf(namer: Namer, type: ts.Type, before: string): readonly string[] {
  const { checker } = namer;
  return checker.getPropertiesOfType(type).flatMap((member) => {
    if (!isOurs(member)) return [];
    const of = checker.getTypeOfSymbol(member);
    const name = before + member.name;
    if (isGroupOfCalls(checker, of)) return membersOf(namer, of, `${name}.`);
    const says = oneLine(ts.displayPartsToString(member.getDocumentationComment(checker)));
    return [`- \`${memberAs(namer, member, name)}\`${says && `: ${says}`}`];
  });
}

/** \`permissions\`, \`wishes\`: functions in an object that has no name of its own. */
function isGroupOfCalls(checker: ts.TypeChecker, type: ts.Type): boolean {
  const calls = type.getProperties().map((one) => checker.getTypeOfSymbol(one).getCallSignatures());
  return (
    type.symbol?.name === '__object' && calls.length > 0 && calls.every(({ length }) => length > 0)
  );
}

/** As its author wrote it, where they did; otherwise as the compiler reads it. */
function memberAs(namer: Namer, member: ts.Symbol, name: string): string {
  const { checker } = namer;
  const type = checker.getTypeOfSymbol(member);
  const [call] = type.getCallSignatures();
  const isOptional = (member.flags & ts.SymbolFlags.Optional) !== 0;
  const known = isOptional ? checker.getNonNullableType(type) : type;
  const of = named(namer, checker.typeToString(known, undefined, FLAGS));
  const read = call ? name + signatureOf(namer, call) : `${name}${isOptional ? '?' : ''}: ${of}`;
  return [writtenIn(member, name), read].find((text) => text && isShort(text)) ?? name;
}

function writtenIn({ valueDeclaration: declared }: ts.Symbol, name: string): string {
  const node =
    declared && ts.isPropertyAssignment(declared) && ts.isArrowFunction(declared.initializer)
      ? declared.initializer
      : declared;
  const isCall = node && (ts.isArrowFunction(node) || ts.isMethodSignature(node));
  if (!isCall || !node.type) return '';
  const [generic, parameters] = [node.typeParameters ?? [], node.parameters].map((parts) =>
    parts.map((part) => part.getText()).join(', '),
  );
  return oneLine(`${name}${generic && `<${generic}>`}(${parameters}): ${node.type.getText()}`);
}

const signatureOf = (namer: Namer, call: ts.Signature): string =>
  named(namer, namer.checker.signatureToString(call, undefined, FLAGS));

const isOurs = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some((node) => !node.getSourceFile().fileName.includes('/node_modules/'));
const isShort = (written: string): boolean => written.length <= LONGEST && !written.includes('\n');
const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim();
const block = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;
const listOf = (lines: readonly string[]): string => lines.join('\n');
