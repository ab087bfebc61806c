import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { argv, execPath, exit, getuid } from 'node:process';

/*
 * Looks at every page and element, in every language, colour and size. A browser is found, or
 * Debian's is installed; where neither can be, it says so and fails: nobody looked.
 */

const APT = '/usr/bin/apt-get';

/** Installs Debian's Chromium, where that is for us to do. The answer: why not. */
function installed(): string | undefined {
  if (!existsSync(APT)) return 'This is no Debian machine.';
  if (getuid?.() !== 0) return 'Only root may install it.';
  console.log('There is no Chromium here. Installing the one of Debian.');
  for (const order of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync(APT, order, { stdio: 'inherit' });
    if (status !== 0) return `apt-get ${order[0]} failed.`;
  }
  return undefined;
}

/** Asked anew after an installation: what is on the path is looked up when the file is loaded. */
const found = (): string =>
  execFileSync(
    execPath,
    [
      '--import',
      './test/support/typescript.js',
      '--input-type=module',
      '--eval',
      `import { CHROMIUM } from '${new URL('./browser.ts', import.meta.url)}';
       console.log(CHROMIUM ?? '');`,
    ],
    { encoding: 'utf8' },
  ).trim();

const whyNot = found() === '' ? installed() : undefined;
if (whyNot !== undefined || found() === '') {
  console.error(
    `Nobody looked at the pages: there is no Chromium. ${whyNot ?? 'It was installed, and is not on the path.'}\n` +
      'Install it (on Debian: apt-get install chromium), and run this again.',
  );
  exit(1);
}
console.log(`Looking with ${found()}.`);
const { status } = spawnSync('npm', ['run', '-s', 'jest', '--', 'test/browser', ...argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, MATRIX: '1' },
});
exit(status ?? 1);
