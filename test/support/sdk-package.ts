import { checkPackage, createPackageFromTarballData, type Package } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** What is wrong with a package as it would be published. Nothing is fetched. */
export async function packageFaults(tarball: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const contents = createPackageFromTarballData(tarball);
  return [
    ...fileFaults(contents),
    ...(await formFaults(tarball.slice().buffer)),
    ...(await typeFaults(contents)),
  ];
}

/** What entries and files claim about themselves. */
async function formFaults(tarball: ArrayBuffer): Promise<readonly string[]> {
  const { messages, pkg } = await publint({ strict: true, pack: { tarball } });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** What TypeScript makes of the entries. We are ESM only: of CommonJS and of Node 10 we promise no types. */
async function typeFaults(contents: Package): Promise<readonly string[]> {
  const found = await checkPackage(contents);
  if (!found.types) return ['there are no types'];
  return found.problems
    .filter((problem) =>
      (['node16-esm', 'bundler'] as const).some((kind) =>
        problemAffectsResolutionKind(problem, kind, found),
      ),
    )
    .map(
      ({ kind, ...at }) =>
        `${problemKindInfo[kind].title}: ${Object.values(at).slice(0, 2).join(', ')}`,
    );
}

/** Nothing private is in, nothing that an entry or a map names is left out, and nothing outlives its source. */
function fileFaults(contents: Package): readonly string[] {
  const root = `/node_modules/${contents.packageName}/`;
  const files = contents.listFiles().map((path) => path.slice(root.length));
  const { exports } = JSON.parse(contents.readFile(`${root}package.json`)) as { exports: unknown };
  const named = pathsIn(exports).map((path) => path.slice('./'.length));
  const sources = files.filter((path) => path.startsWith('dist/')).map(sourceOf);
  return [
    ...missing(files, ALWAYS, 'is left out'),
    ...missing(files, named, 'is named as an entry and left out'),
    ...missing(files, sources, 'is gone, and what was built from it is not'),
    ...files.filter((path) => !IS_OURS.test(path)).map((path) => `${path} is not to be published`),
  ];
}

const ALWAYS = ['LICENSE', 'README.md', 'package.json'];
const IS_OURS =
  /^((LICENSE|README\.md|REFERENCE\.md|package\.json|(custom-elements|openapi)\.json)$|src\/[^.]+\.ts$|dist\/[^.]+\.(d\.ts|js|js\.map)$)/;

/** Source maps are in, and the files that they point to. */
const sourceOf = (built: string): string =>
  built.replace(/^dist\//, 'src/').replace(/(\.d\.ts|\.js|\.js\.map)$/, '.ts');

const missing = (files: readonly string[], wanted: readonly string[], why: string) =>
  [...new Set(wanted)].filter((path) => !files.includes(path)).map((path) => `${path} ${why}`);

/** Every path of an exports table, under whatever condition. */
const pathsIn = (target: unknown): readonly string[] =>
  typeof target === 'string' ? [target] : Object.values(target ?? {}).flatMap(pathsIn);
