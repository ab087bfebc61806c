import { execFileSync } from 'node:child_process';

/** Builds as an app would, and says the code. In a process of its own: jest cannot load a bundler. */
const BUILD = `
  import { build } from 'vite';
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: process.argv[1], preserveEntrySignatures: 'strict' },
    },
  });
  process.stdout.write(JSON.stringify(output.map(({ code }) => code)));`;

/** A file of the SDK with all that it loads: minified code, in as many pieces as a build makes. */
export function builtFrom(entry: string): readonly string[] {
  const order = ['--input-type=module', '--eval', BUILD, entry];
  return JSON.parse(execFileSync(process.execPath, order, { encoding: 'utf8' })) as string[];
}
