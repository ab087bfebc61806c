import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { LOG_KEY, PROMISE_KEY, WITNESS, type Files } from './bundle-files.js';
import { logVkey, witnessVkey } from './notes.js';

/** One thing that a verification found. */
export interface Finding {
  readonly level: string;
  readonly check: string;
  readonly code: string;
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

interface Outcome {
  readonly exit: number;
  readonly findings: readonly Finding[];
  /** The checks that could not be made. */
  readonly shut: readonly string[];
}

interface Verifier {
  readonly verify: (folder: string, options: object) => Outcome;
}

/** The verifier shares nothing with us, its types included. */
const { verify } = (await import(
  new URL('../../verify/verify.mjs', import.meta.url).href
)) as Verifier;

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

/** A path that nothing is at yet. */
export const newPath = (name: string): string => join(folder, `${(count += 1)}-${name}`);

/** A file beside the bundle, as an auditor or a customer keeps one. */
export function kept(name: string, text: string | Buffer): string {
  const path = newPath(name);
  writeFileSync(path, text);
  return path;
}

/** Writes a bundle into a folder of its own. */
export function written(files: Files, into = newPath('bundle')): string {
  mkdirSync(into);
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), bytes);
  }
  return into;
}

/** What an auditor of the tests trusts. */
export const TRUST = {
  log: logVkey(LOG_KEY),
  retired: [] as readonly { readonly vkey: string; readonly last: number }[],
  promise: [
    { kid: 'promise-1', public: createPublicKey(PROMISE_KEY).export({ format: 'jwk' }).x! },
  ],
  export: [],
  witnesses: [witnessVkey(WITNESS.key, WITNESS.name)],
  need: 0,
  maxAge: 86_400,
  mergeDelay: 3600,
  skew: 300,
};

/** How a bundle is checked. `now`: half an hour after the logs of the tests begin, unless said. */
export interface Asked {
  readonly trust?: object;
  readonly seen?: string;
  readonly since?: number;
  readonly receipts?: readonly string[];
  readonly now?: number;
}

export const NOW = Date.parse('2026-03-01T12:00:00.000Z');

const trusts = new Map<string, string>();

function trustAt(trust: object): string {
  const text = JSON.stringify(trust);
  const path = trusts.get(text) ?? kept('trust.json', text);
  trusts.set(text, path);
  return path;
}

/** Checks a folder. */
export function checked(path: string, { trust = {}, seen, ...asked }: Asked = {}): Outcome {
  return verify(path, {
    now: NOW,
    ...asked,
    trust: trustAt({ ...TRUST, ...trust }),
    ...(seen === undefined ? {} : { seen: kept('last.checkpoint', seen) }),
  });
}

/** The codes of what is found in a bundle, each once. None: it is in order. */
export const codesOf = (files: Files, asked?: Asked): readonly string[] =>
  codesIn(checked(written(files), asked));

/** The codes of findings, warnings left out; and that the exit says the same. */
export function codesIn({ exit, findings }: Outcome): readonly string[] {
  const codes = findings.filter(({ level }) => level === 'finding').map(({ code }) => code);
  expect(exit).toBe(codes.length > 0 ? 1 : 0);
  return [...new Set(codes)].toSorted();
}
