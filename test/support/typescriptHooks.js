import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@swc/core';

const SWC = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

/** What came of a source is kept by its own sum: hundreds of processes begin with the same ones. */
const KEPT = new URL('../../node_modules/.cache/village-typescript/', import.meta.url);
const MADE_WITH = JSON.stringify([version, SWC]);
mkdirSync(KEPT, { recursive: true });

/** `./lock.js` is `./lock.ts` where that is what lies there: also a thread's file, which is named whole. */
const OURS = /^(\.|file:)/;

/** Packages give their sources. */
export function resolve(name, context, next) {
  const conditions = ['source', ...context.conditions];
  const source = OURS.test(name) && new URL(name.replace(/\.js$/, '.ts'), context.parentURL);
  if (source && existsSync(source)) return { url: source.href, shortCircuit: true };
  return next(name, { ...context, conditions });
}

export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: strippedOf(fileURLToPath(url)), shortCircuit: true };
}

function strippedOf(path) {
  const text = readFileSync(path, 'utf8');
  const sum = createHash('sha256').update(MADE_WITH).update(path).update(text).digest('hex');
  const kept = new URL(`${sum}.js`, KEPT);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { code } = transformSync(text, { ...SWC, filename: path });
  keep(kept, new URL(`${sum}.${process.pid}`, KEPT), code);
  return code;
}

/** Whoever reads meanwhile finds all of it or nothing. A disk that takes no more, as some tests have it, keeps none. */
function keep(kept, draft, code) {
  try {
    writeFileSync(draft, code);
    renameSync(draft, kept);
  } catch {
    rmSync(draft, { force: true });
  }
}
