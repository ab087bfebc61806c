import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { nameOf, type Budget } from './sdk-budgets.js';

/** What an entry weighs, and what is wrong with it. */
export interface Size {
  readonly entry: string;
  /** Minified and gzipped. */
  readonly bytes: number;
  readonly budget: number;
  /** In KB, where there is one. */
  readonly goal: number | undefined;
  readonly faults: readonly string[];
  readonly ok: boolean;
}

/** Bundles what a folder publishes as an app would, and weighs it. */
export async function sizeOf(budget: Budget, folder: string): Promise<Size> {
  const { code, metafile } = await bundled(budget, folder);
  const bytes = gzipSync(code, { level: 9 }).length;
  const most = budget.kib * 1024;
  const faults = [
    ...(bytes > most ? [`${bytes - most} bytes too many`] : []),
    ...strangersIn(metafile, budget).map((name) => `loads ${name}`),
    ...latecomersIn(metafile).map((path) => `loads something late in ${path}`),
  ];
  const { goal } = budget;
  return { entry: nameOf(budget), bytes, budget: most, goal, faults, ok: faults.length === 0 };
}

/** One file, by the exports of the package. What waits at its top is refused: no phone could build it. */
async function bundled({ entry, only, beside = [] }: Budget, folder: string) {
  const names = only ? `{ ${only.join(', ')} }` : '*';
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export ${names} from '@village-butcher/sdk${entry.slice(1)}';`,
      resolveDir: resolve(folder),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    supported: { 'top-level-await': false },
    nodePaths: [resolve('node_modules')],
    external: ['node:*', ...beside],
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return { code: outputFiles[0]!.contents, metafile };
}

/** Packages that are loaded and not named in the row, bundled or not. */
function strangersIn({ inputs, outputs }: Metafile, budget: Budget): readonly string[] {
  const known = [...(budget.with ?? []), ...(budget.beside ?? [])];
  const inside = Object.keys(inputs).filter((path) => path.includes(INSTALLED));
  const outside = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const names = [...inside.map((path) => path.split(INSTALLED).at(-1)!), ...outside].map(packageOf);
  return [...new Set(names)].filter((name) => !known.includes(name)).toSorted();
}

const INSTALLED = 'node_modules/';

/** `zod` of `zod/mini`, `@lit/context` of `@lit/context/index.js`. */
const packageOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');

const latecomersIn = ({ inputs }: Metafile): readonly string[] =>
  Object.keys(inputs).filter((path) =>
    inputs[path]!.imports.some(({ kind }) => kind === 'dynamic-import'),
  );
