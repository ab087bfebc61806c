import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Side } from './windows.js';

/** A service in a process of its own, and what it can be asked: one ask a customer. */
export interface Served {
  readonly baseUrl: string;
  readonly asks: readonly {
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** With a body it is an act, and gets a key of its own each time. */
    readonly body?: string;
  }[];
}

/** A window of load, as the process that makes it is told. */
export interface Load extends Served {
  readonly connections: number;
  readonly seconds: number;
}

const LOAD = { connections: 16, seconds: 3 };

/** Starts a service of this folder, and answers when it does. `end` lets go of it. */
export async function serve(
  name: string,
  ...words: readonly string[]
): Promise<Served & { end(): Promise<unknown> }> {
  const child = started(name, words);
  const ended = once(child, 'exit');
  const [served] = (await Promise.race([once(child, 'message'), failed(ended, name)])) as [Served];
  const end = () => {
    child.disconnect();
    return ended;
  };
  return { ...served, end };
}

/** Asks a service all the time for one window, from a process of its own. */
export const answersOf =
  ({ baseUrl, asks }: Served): Side =>
  async () => {
    const child = started('load', []);
    child.send({ ...LOAD, baseUrl, asks } satisfies Load);
    const ended = once(child, 'exit');
    const [rate] = (await Promise.race([once(child, 'message'), failed(ended, 'load')])) as [
      number,
    ];
    await ended;
    return rate;
  };

const started = (name: string, words: readonly string[]): ChildProcess =>
  fork(new URL(`./${name}.js`, import.meta.url), words, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

async function failed(ended: Promise<unknown[]>, name: string): Promise<never> {
  const [code] = await ended;
  throw new Error(`${name} ended with ${code} before it said anything.`);
}
