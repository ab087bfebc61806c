import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';

/** What one request is answered with. */
export type Step = (request: IncomingMessage, response: ServerResponse) => void;

/** What came in. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A service that does what it is told, faults included. Without a plan it answers `{}`. */
export class FaultServer {
  readonly heard: Heard[] = [];
  /** What is answered where nothing is planned. */
  otherwise: Step = says({});
  readonly #steps: Step[] = [];
  readonly #server: Server = createServer((request, response) => {
    void this.#answer(request, response);
  });

  static async open(): Promise<FaultServer> {
    const server = new FaultServer();
    await new Promise<void>((ready) => server.#server.listen(0, '127.0.0.1', ready));
    return server;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the next requests are answered with, in this order. */
  plan(...steps: readonly Step[]): void {
    this.#steps.push(...steps);
  }

  /** Waits until so many requests have come. */
  async hears(count: number): Promise<void> {
    while (this.heard.length < count) await setImmediate();
  }

  /** Forgets what was heard and planned. */
  clear(): void {
    this.heard.length = 0;
    this.#steps.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.heard.push({ method, url, headers, body: await text(request) });
    const step = this.#steps.shift() ?? this.otherwise;
    step(request, response);
  }
}

/** A plain answer. */
export const says =
  (value: unknown, headers: Readonly<Record<string, string>> = {}): Step =>
  (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };

/** An answer without a body. */
export const saysNothing: Step = (_, response) => {
  response.writeHead(204).end();
};

/** A refusal as the service writes it. */
export const refuses =
  (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Step =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
    const problem = { type: `urn:village:${code}`, title: 'No.', status, code, instance: 'urn:x' };
    response.end(JSON.stringify({ ...problem, issues: [{ path: ['limit'], code: 'too_big' }] }));
  };

/** Something else answers in the service's place. */
export const page =
  (status: number, html = '<h1>Gateway</h1>'): Step =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'text/html' }).end(html);
  };

/** Sends elsewhere. */
export const sendsTo =
  (address: string): Step =>
  (_, response) => {
    response.writeHead(307, { Location: address }).end();
  };

/** Never answers. */
export const silent: Step = () => undefined;

/** Answers late. */
export const slow =
  (ms: number, step: Step): Step =>
  (request, response) => {
    setTimeout(() => step(request, response), ms);
  };

/** Begins an answer and hangs up in the middle. */
export const cut: Step = (request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"items":[', () => request.socket.destroy());
};

/** Hangs up without a word. */
export const reset: Step = (request) => {
  request.socket.resetAndDestroy();
};
