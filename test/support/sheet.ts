/*
 * A sheet as a reader has it that knows nothing of ours: XML cut into cells, entities opened, and what
 * stands for a letter read from left to right.
 */

const CELL =
  /<c r="([A-Z]+)\d+"(?: s="1" t="inlineStr")?>(?:<v>(-?\d+)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/gu;
const NAMED = { amp: '&', lt: '<', gt: '>' } as const;

/** The cells of a sheet, row by row. `null`: there is none. */
export const cellsIn = (sheet: string): readonly (readonly (string | number | null)[])[] =>
  Array.from(sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gsu), ([, row = '']) => {
    const cells: (string | number | null)[] = [];
    for (const [, column = '', number, text = ''] of row.matchAll(CELL)) {
      while (cells.length < placeOf(column)) cells.push(null);
      cells.push(number === undefined ? textIn(text) : Number(number));
    }
    return cells;
  });

const placeOf = (column: string): number =>
  [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const textIn = (xml: string): string =>
  xml
    .replaceAll(/&(amp|lt|gt);/g, (_, name: keyof typeof NAMED) => NAMED[name])
    .replaceAll(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
