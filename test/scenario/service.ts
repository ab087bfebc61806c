import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Token } from '@village-butcher/sdk';
import type { Command, Message, Ready } from '../support/service-at.js';

/** The service in a process of its own, on a fresh database and a clock that we set. */
export interface Service extends Ready {
  setClock(at: number): Promise<void>;
  tokenFor(role: 'customer' | 'retailer', subject: string): Promise<Token>;
  /** A token of whoever stands behind this counter. */
  tokenAt(counter: string): Promise<Token>;
  /** Everything it wrote, and everything its database wrote. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** It runs as we do: compiled, or as it is written. */
const ENDING = extname(import.meta.url);
const ENTRY = fileURLToPath(new URL(`../support/service-at${ENDING}`, import.meta.url));

/** Starts it at a time, for an app that stands for this recipient, and for these counters. */
export async function startService(
  start: number,
  app: string,
  counters: readonly string[],
): Promise<Service> {
  const words = [new Date(start).toISOString(), app, ...counters];
  const child = fork(ENTRY, words, { silent: true });
  let log = '';
  child.stdout?.on('data', (chunk) => (log += chunk));
  child.stderr?.on('data', (chunk) => (log += chunk));
  const ready = await firstWord(child).catch((cause: unknown) => {
    throw new Error(`The service did not start.\n${log}`, { cause });
  });
  const ask = askIn(child);
  return {
    ...ready,
    setClock: async (at) => void (await ask({ do: 'clock', at: new Date(at).toISOString() })),
    tokenFor: async (role, subject) => (await ask({ do: 'token', role, subject })) as Token,
    tokenAt: async (counter) => (await ask({ do: 'counter', counter })) as Token,
    log: async () => log + ((await ask({ do: 'log' })) as string),
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function firstWord(child: ChildProcess): Promise<Ready> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`It ended with ${code}.`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message as Ready;
}

/** Asks, and waits for the answer to just this. */
const askIn = (child: ChildProcess) => {
  let last = 0;
  return (command: Command): Promise<unknown> => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const leave = (): void => void child.off('message', hear).off('exit', fail);
      const hear = (message: Message): void => {
        if (message.id !== id) return;
        leave();
        if ('fault' in message) reject(new Error(message.fault));
        else resolve(message.value);
      };
      const fail = (): void => {
        leave();
        reject(new Error('The service ended in the middle of the run.'));
      };
      child.on('message', hear).on('exit', fail);
      child.send({ id, ...command });
    });
  };
};
