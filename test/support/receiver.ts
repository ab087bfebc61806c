import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a recipient behaves that is told something. */
export type Manners =
  'takes it' | 'is broken' | 'hangs' | 'drips' | 'is gone' | 'points elsewhere' | 'never ends';

/** What it was sent. */
export interface Heard {
  readonly path: string;
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The system of a recipient, over HTTP on this machine. */
export interface Receiver {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** Who asked to be let in, in which way: the name that they called themselves. */
  readonly asked: readonly string[];
  /** Whom it lets in. `null`: it does not say so to anybody. */
  invite(whom: string | null): void;
  behave(manners: Manners): void;
  close(): Promise<void>;
}

/** Starts one. It takes what it is sent until it is told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const heard: Heard[] = [];
  const asked: string[] = [];
  let manners: Manners = 'takes it';
  let invited: string | null = '*';
  const server = createServer((request, reply) => {
    if (request.method === 'OPTIONS') {
      asked.push(String(request.headers['webhook-request-origin']));
      if (invited !== null) reply.setHeader('webhook-allowed-origin', invited);
      return void reply.writeHead(204).end();
    }
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      heard.push({ path, id: String(headers['webhook-id']), headers, body });
      reactTo(reply, manners);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`,
    heard,
    asked,
    invite: (whom) => void (invited = whom),
    behave: (now) => void (manners = now),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function reactTo(reply: ServerResponse, manners: Manners): void {
  const status = { 'is broken': 500, 'is gone': 410, 'points elsewhere': 302 } as const;
  if (manners === 'hangs') return;
  reply.statusCode = status[manners as keyof typeof status] ?? 204;
  if (manners === 'points elsewhere') reply.setHeader('location', '/elsewhere');
  if (manners === 'drips') return void reply.writeHead(200).write('.');
  if (manners === 'never ends') {
    const more = setInterval(() => reply.write('x'.repeat(8192)), 5);
    reply.writeHead(200).on('close', () => clearInterval(more));
    return;
  }
  reply.end();
}

/** Which of these keys signed what was heard. */
export const signersOf = (
  { headers, body }: Heard,
  keys: readonly KeyObject[],
): readonly KeyObject[] => {
  const said = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  const signatures = String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1a,'))
    .map((one) => Buffer.from(one.slice(4), 'base64'));
  return keys.filter((key) =>
    signatures.some((signature) => verify(null, said, createPublicKey(key), signature)),
  );
};
