import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freshSdk, packed } from './sdk-fresh.js';

/** The folder of a retailer's developer, far from ours. */
export interface Elsewhere {
  readonly folder: string;
  /** Leaves an example of the package there, as a developer would copy it. */
  copy(example: string): string;
  /** What a program in that folder says. It may say nothing beside it. */
  said(file: string, args?: readonly string[]): Promise<string>;
  remove(): void;
}

/**
 * A folder with the packed SDK installed in it, as anybody would install it. What it depends on and
 * `beside`, which an app brings itself, lies here: no network is needed.
 */
export function installedElsewhere(...beside: readonly string[]): Elsewhere {
  const folder = mkdtempSync(join(tmpdir(), 'village-app-'));
  const sdk = freshSdk();
  const { dependencies } = JSON.parse(readFileSync('sdk/package.json', 'utf8')) as Manifest;
  const manifest = {
    type: 'module',
    dependencies: { '@village-butcher/sdk': `file:${packed(sdk, folder)}`, ...here(beside) },
    overrides: here(Object.keys(dependencies)),
  };
  rmSync(sdk, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const order = ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', order, { cwd: folder });
  return {
    folder,
    copy(example) {
      const place = join(folder, example);
      mkdirSync(place);
      cpSync(join('sdk/examples', example), place, { recursive: true });
      return place;
    },
    async said(file, args = []) {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args], {
        cwd: folder,
      });
      if (stderr !== '') throw new Error(stderr);
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

const here = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, `file:${resolve('node_modules', name)}`]));
