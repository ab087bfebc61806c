import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.js';
import { clusterIn, surroundings } from './server.js';

/** The database of the service. */
export const DATABASE = 'village';
/** Who owns it, and runs the migrations. No superuser. */
export const OWNER = 'village_owner';

const DRAFT = 'draft-';

/** The owner's password: made with the rows, and kept beside them. */
export const passwordIn = ({ home }: Place): string =>
  fs.readFileSync(join(home, 'password'), 'utf8').trim();

/**
 * Throws away what was broken off half-way. An initdb whose service was killed may still be at work
 * and put some of it back: that goes the next time.
 */
export function throwDraftsAway({ home }: Place): void {
  for (const name of fs.readdirSync(home).filter((file) => file.startsWith(DRAFT))) {
    fs.rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Makes the folder of the rows, with the service's database and its owner in it. It takes its name
 * when all is done: until then it is a draft.
 */
export async function makeCluster(place: Place, initdb: readonly string[]): Promise<void> {
  const { home, account } = place;
  const draft = fs.mkdtempSync(join(home, DRAFT));
  const password = join(home, 'password');
  const secret = randomBytes(24).toString('base64url');
  fs.writeFileSync(password, `${secret}\n`, { mode: 0o600, flush: true });
  if (account.uid)
    for (const path of [draft, password]) fs.chownSync(path, account.uid, account.gid!);

  await run(place, 'initdb', [...layout(draft, password), ...initdb]);
  await run(
    place,
    'postgres',
    ['--single', '-c', 'exit_on_error=on', '-D', draft, 'postgres'],
    [
      `CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE PASSWORD '${secret}'`,
      `CREATE DATABASE ${DATABASE} OWNER ${OWNER}`,
    ],
  );
  fs.renameSync(draft, clusterIn(place));
}

/** Bytes sort as bytes, everywhere alike; and whoever connects knows the password. */
const layout = (draft: string, password: string): readonly string[] => [
  `--pgdata=${draft}`,
  `--pwfile=${password}`,
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
];

/** Runs a program to its end, line by line if it is told some, or fails with what it said. */
function run(
  place: Place,
  program: 'initdb' | 'postgres',
  words: readonly string[],
  lines: readonly string[] = [],
): Promise<void> {
  const child = spawn(join(place.programs, program), words, surroundings(place));
  const heard: Buffer[] = [];
  child.stdout.on('data', (text: Buffer) => heard.push(text));
  child.stderr.on('data', (text: Buffer) => heard.push(text));
  child.stdin.on('error', () => {}); // Who ends early does not listen; its exit code says so.
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      const said = Buffer.concat(heard).toString().trim().slice(-2_000);
      reject(new Error(`${program} did not finish.\n${said}`));
    });
  });
}
