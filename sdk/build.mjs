import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Builds the SDK as `tsc` does, save for one thing: markup and styles lose the blanks that only their
 * readers need. The contract as others read it comes along. `node sdk/build.mjs [folder]`: into another
 * folder, unchecked, without types.
 */
const [folder] = process.argv.slice(2);
const { fileNames, options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${import.meta.dirname}/tsconfig.json`, ts.sys.readFile).config,
  ts.sys,
  import.meta.dirname,
  folder ? { outDir: folder, declaration: false, noCheck: true } : {},
);
const program = ts.createProgram(fileNames, options);

const SPARE = {
  css: (text) =>
    text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ?([{};,>]) ?/g, '$1')
      .replaceAll(': ', ':')
      .replaceAll(';}', '}')
      .trim(),
  html: (text) => text.replaceAll(/\s+/g, ' ').replaceAll(' >', '>'),
};

/** Makes every part of these templates as short as it can be. */
const tightened = (context) => (file) => {
  const visit = (node) => {
    const spare = ts.isTaggedTemplateExpression(node) && SPARE[node.tag.getText(file)];
    return ts.visitEachChild(node, spare ? within(spare) : visit, context);
  };
  const within = (spare) => (node) =>
    ts.isTemplateLiteralToken(node)
      ? partOf(node, spare(node.text))
      : ts.isTemplateExpression(node) || ts.isTemplateSpan(node)
        ? ts.visitEachChild(node, within(spare), context)
        : visit(node);
  return ts.visitNode(file, visit);
};

const { factory } = ts;
const PARTS = {
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral]: factory.createNoSubstitutionTemplateLiteral,
  [ts.SyntaxKind.TemplateHead]: factory.createTemplateHead,
  [ts.SyntaxKind.TemplateMiddle]: factory.createTemplateMiddle,
  [ts.SyntaxKind.TemplateTail]: factory.createTemplateTail,
};
const partOf = (node, text) => ts.setTextRange(PARTS[node.kind](text, text), node);

const { diagnostics } = program.emit(undefined, undefined, undefined, false, {
  before: [tightened],
});
const faults = [...(folder ? [] : ts.getPreEmitDiagnostics(program)), ...diagnostics];
copyFileSync(join(import.meta.dirname, '../openapi.json'), join(options.outDir, '../openapi.json'));
const host = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getNewLine: () => '\n',
};
if (faults.length > 0) console.error(ts.formatDiagnostics(faults, host));
process.exitCode = faults.length === 0 ? 0 : 1;
