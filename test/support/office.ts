import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Whether a real spreadsheet is here: LibreOffice (Debian: `libreoffice-calc`). */
export const HAS_OFFICE = spawnSync('soffice', ['--version']).status === 0;

/** The languages that it is set to, by the numbers that its filters take. */
export const LOCALES = { 'de-DE': 1031, 'en-US': 1033 } as const;
export type OfficeLocale = keyof typeof LOCALES;

const UTF_8 = 76;
const CSV_OUT = `csv:Text - txt - csv (StarCalc):44,34,${UTF_8},1,,0,true,true,false`;

/** A spreadsheet with settings of its own, in a folder. */
export class Office {
  constructor(
    private readonly folder: string,
    private readonly locale: OfficeLocale,
  ) {
    const user = join(folder, 'profile', 'user');
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, 'registrymodifications.xcu'), settingsIn(locale));
  }

  /** How many formulas it sees in a file. A table is read with this between its cells. */
  formulasIn(path: string, separator?: string): number {
    const opened = readFileSync(this.#convert(path, 'fods', separator), 'utf8');
    if (!opened.includes('<table:table-row')) throw new Error(`${path} was not opened.`);
    return [...opened.matchAll(/table:formula=/g)].length;
  }

  /** The texts of a file's cells, row by row. */
  textsIn(path: string, separator?: string): readonly (readonly string[])[] {
    const out = this.#convert(path, CSV_OUT, separator);
    return parse(readFileSync(out), { relax_column_count: true }) as string[][];
  }

  #convert(path: string, to: string, separator?: string): string {
    const out = join(this.folder, `out-${to.slice(0, 4)}`);
    const read = `${separator?.charCodeAt(0)},34,${UTF_8},1,,${LOCALES[this.locale]},false,true`;
    const { status, stderr } = spawnSync('soffice', [
      `-env:UserInstallation=file://${join(this.folder, 'profile')}`,
      '--headless',
      ...(separator === undefined ? [] : [`--infilter=Text - txt - csv (StarCalc):${read}`]),
      '--convert-to',
      to,
      '--outdir',
      out,
      path,
    ]);
    if (status !== 0) throw new Error(`soffice: ${stderr}`);
    const [ending = ''] = to.split(':');
    return join(out, `${basename(path).replace(/\.[^.]+$/, '')}.${ending}`);
  }
}

const settingsIn = (locale: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item>
</oor:items>
`;
