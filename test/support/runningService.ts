import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PURPOSES } from '@village-butcher/sdk/contract';
import { AUDIENCE, CLIENT_OF, type TestIssuer } from './issuer.js';

/** The service as it runs in production: a process of its own, on its own embedded database. */
export interface RunningService {
  readonly baseUrl: string;
  /** Starts it, and answers when it does. */
  start(): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Prepares a service in a folder, which stays on one port however often it is started. `more`: clients. */
export async function serviceIn(
  folder: string,
  issuer: TestIssuer,
  more: Readonly<Record<string, object>> = {},
): Promise<RunningService> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const clients = join(folder, 'clients.json');
  writeFileSync(
    clients,
    JSON.stringify({
      [CLIENT_OF.customer]: { role: 'customer', recipient: 'app:brandt', purposes: PURPOSES },
      [CLIENT_OF.retailer]: { role: 'retailer' },
      [CLIENT_OF.dpo]: { role: 'dpo' },
      ...more,
    }),
  );
  const env = {
    ...process.env,
    PORT: String(port),
    VILLAGE_FOLDER: folder,
    TOKEN_ISSUER: issuer.issuer,
    TOKEN_JWKS: `${issuer.issuer}/keys`,
    TOKEN_JWKS_REACH: 'private',
    TOKEN_AUDIENCE: AUDIENCE,
    CLIENTS: clients,
  };
  let child: ChildProcess | undefined;
  return {
    baseUrl,
    async start() {
      const words = ['--import', resolve('test/support/typescript.js'), resolve('src/main.ts')];
      child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
      await untilReady(baseUrl, child);
    },
    async end(signal) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

async function untilReady(baseUrl: string, child: ChildProcess): Promise<void> {
  for (const last = Date.now() + PATIENCE_MS; Date.now() < last; await setTimeout(50)) {
    if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode}.`);
    const reply = await fetch(`${baseUrl}/health/ready`).catch(() => null);
    if (reply?.ok) return;
  }
  throw new Error('The service did not become ready.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
