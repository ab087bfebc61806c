import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const SWC = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

/** `./lock.js` is `./lock.ts` where that is what lies there. Packages give their sources. */
export function resolve(name, context, next) {
  const conditions = ['source', ...context.conditions];
  const source = name.startsWith('.') && new URL(name.replace(/\.js$/, '.ts'), context.parentURL);
  if (source && existsSync(source)) return { url: source.href, shortCircuit: true };
  return next(name, { ...context, conditions });
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), SWC);
  return { format: 'module', source: code, shortCircuit: true };
}
