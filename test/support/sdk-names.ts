import ts from 'typescript';

/** How types are written. */
export const FLAGS =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.WriteArrayAsGenericType;

/** What names types: the compiler, and the lists of words that have names of ours. */
export interface Namer {
  readonly checker: ts.TypeChecker;
  readonly words: ReadonlyMap<string, string>;
}

export const VOCABULARY = 'src/contract/vocabulary.ts';

/** `"app" | "shared"` is the name of a list of words. The longest come first. */
export function wordsIn(checker: ts.TypeChecker, file: ts.SourceFile): ReadonlyMap<string, string> {
  const lists = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!).flatMap((symbol) => {
    if (!(symbol.flags & ts.SymbolFlags.TypeAlias)) return [];
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    return type.isUnion()
      ? [
          [
            checker.typeToString(type, undefined, FLAGS | ts.TypeFormatFlags.InTypeAlias),
            symbol.name,
          ] as const,
        ]
      : [];
  });
  return new Map(lists.toSorted(([one], [other]) => other.length - one.length));
}

/** A type as one reads it: lists by their names, and what may grow as `Open`. */
export const named = ({ words }: Namer, written: string): string =>
  [...words].reduce(
    (text, [list, name]) =>
      text.replaceAll(`${list} | ${ANY_OTHER}`, `Open<${name}>`).replaceAll(list, name),
    written,
  );

const ANY_OTHER = '(string & Record<never, never>)';
