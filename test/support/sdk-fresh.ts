import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The SDK as it would be published, built of today's sources into a folder apart: a test never meets
 * a stale build.
 */
export function freshSdk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'village-sdk-'));
  for (const path of ['package.json', 'custom-elements.json', 'README.md', 'LICENSE', 'src']) {
    cpSync(join('sdk', path), join(folder, path), { recursive: true });
  }
  const compile = ['node_modules/typescript-7/bin/tsc', '-p', 'sdk', '--noCheck'];
  const order = [...compile, '--declaration', 'false', '--outDir', join(folder, 'dist')];
  execFileSync(process.execPath, order, { stdio: 'inherit' });
  return folder;
}

/** The tarball of such a folder, made by npm. Nothing of the package runs. */
export function packed(folder: string, into: string): string {
  const order = ['pack', '--json', '--ignore-scripts', '--pack-destination', into];
  const said = execFileSync('npm', order, { cwd: folder, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(said) as [{ filename: string }];
  return join(into, filename);
}
