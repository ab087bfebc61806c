import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { headersOfHouse } from './api/headers.js';
import type { Metrics } from './metrics.js';
import type { OperatorSettings } from './operator-settings.js';

/** What an operator is told by a port of its own. */
export class Management {
  #measure: () => Promise<void> = () => Promise.resolve();
  #isReady: () => Promise<boolean> = () => Promise.resolve(false);

  constructor(private readonly metrics: Metrics) {}

  /** Where its numbers are. */
  get registry(): Metrics['registry'] {
    return this.metrics.registry;
  }

  /** The service serves. Until then it lives, and is not ready. */
  open(parts: { readonly measure: () => Promise<void>; isReady(): Promise<boolean> }): void {
    this.#measure = parts.measure;
    this.#isReady = parts.isReady;
  }

  /** The service ends: whoever hands out requests is told so before it stops to answer. */
  close(): void {
    this.#isReady = () => Promise.resolve(false);
    this.#measure = () => Promise.resolve();
  }

  /** Listens where the settings say, and answers where that is and how to end it. */
  async listen({ managementPort: port, managementHost: host }: OperatorSettings): Promise<{
    readonly origin: string | undefined;
    stop(): void;
  }> {
    if (port === undefined) return { origin: undefined, stop: () => {} };
    const server = createServer(this.#answer).listen(port, host);
    await once(server, 'listening');
    const { port: taken } = server.address() as AddressInfo;
    return {
      origin: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
      stop() {
        server.close();
        server.closeAllConnections();
      },
    };
  }

  readonly #answer: RequestListener = ({ method, url }, reply) => {
    void this.#told(method === 'GET' ? url : undefined, reply).catch(() => say(reply, 500));
  };

  async #told(url: string | undefined, reply: ServerResponse): Promise<void> {
    switch (url) {
      case '/health/live':
        return say(reply, 200, { status: 'ok' });
      case '/health/ready':
        return (await this.#isReady())
          ? say(reply, 200, { status: 'ok' })
          : say(reply, 503, { status: 'not-ready' });
      case '/metrics': {
        await this.#measure();
        const text = await this.registry.metrics();
        const type = { 'content-type': this.registry.contentType };
        reply.writeHead(200, { ...HOUSE, ...type }).end(text);
        return;
      }
      default:
        return say(reply, 404);
    }
  }
}

const HOUSE = headersOfHouse(undefined);

function say(reply: ServerResponse, status: number, body?: object): void {
  const type = { 'content-type': 'application/json' };
  reply.writeHead(status, { ...HOUSE, ...(body && type) }).end(body && JSON.stringify(body));
}
