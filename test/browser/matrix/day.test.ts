import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { CHROMIUM } from '../../support/browser.js';

/** A service of its own and a browser, on a machine that may be busy. */
const PATIENCE_MS = 240_000;
const DAY = ['demo/brandt-day.json', '--only', 'D01,D04', '--browser', 'D01,D04'];

/** Plays the day as it is written now. */
async function played(path = process.env['PATH']) {
  const words = ['--import', './test/support/typescript.js', 'test/scenario/main.ts', ...DAY];
  const child = spawn(process.execPath, words, { env: { ...process.env, PATH: path } });
  const ended = once(child, 'exit');
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await ended)[0] as number, said, complained };
}

test(
  CHROMIUM
    ? 'two people of the demo press and read the elements, and all is as it must be'
    : 'NOT LOOKED AT, for there is no Chromium: two people of the demo press and read the elements',
  async () => {
    if (!CHROMIUM) return;
    const { code, said, complained } = await played();
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(said).toMatch(/^D01 +Marlene Okafor \(in a browser\) +\d+ passed$/m);
    expect(said).toMatch(/^D04 +Käthe Behrens \(in a browser\) +\d+ passed$/m);
    expect(said).toMatch(/^D01 in a browser: 4 looked, 5 pressed$/m);
  },
  PATIENCE_MS,
);

test(
  'without a browser nobody looked, and the run says so and fails',
  async () => {
    const { code, said, complained } = await played('/nowhere');
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toContain('there is no Chromium');
  },
  PATIENCE_MS,
);
