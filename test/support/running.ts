import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The service as `npm start` runs it, but from its sources. */
export interface Running {
  /** Everything that it wrote so far, to whichever stream. */
  said(): string;
  /** The first thing it says that looks like this. Fails when it ends before. */
  says(pattern: RegExp): Promise<string>;
  /** Ends it, and answers its code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

const WORDS = ['--import', './test/support/typescript.js', 'src/main.ts'];

/** Starts it, told of nothing but these settings. */
export function run(settings: Readonly<Record<string, string>>): Running {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, WORDS, { env: { PATH, ...settings } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  return {
    said: () => said,
    async says(pattern) {
      for (;;) {
        const [found] = pattern.exec(said) ?? [];
        if (found !== undefined) return found;
        if (child.exitCode !== null) throw new Error(`It ended and said: ${said}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
    ended,
  };
}
