import type { Permission, VillageOptions } from '@village-butcher/sdk';
import { hearChanges, type How } from '@village-butcher/sdk/changes';
import { anApp, evenChance } from './anApp.js';
import { noTabs } from './aPage.js';
import { aStanding, DIET, PETS } from './aStanding.js';
import { FaultServer, says, type Step } from './faultServer.js';
import { HandClock } from './handClock.js';

/** One connection that a customer's app holds. */
export interface Held {
  /** Says so, exactly. */
  write(text: string): void;
  end(): void;
  /** Whether the app has hung up. */
  readonly isOver: () => boolean;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An event as the service writes it. */
export const event = (type: string, etag: string | null, id = '1'): string =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ type, etag })}\n\n`;

/** A service that streams what it is told to say, and knows where Ada stands. */
export class StreamServer {
  readonly streams: Held[] = [];
  readonly clock = new HandClock();
  /** What the next streams are answered with, in place of a stream. */
  readonly instead: Step[] = [];
  given: readonly Omit<Permission, 'until'>[] = [DIET, PETS];
  asked = 0;
  readonly #apps: { close(): void }[] = [];

  private constructor(private readonly server: FaultServer) {
    server.otherwise = (request, response) => {
      if (request.url === '/v1/me/changes') return this.#stream(request, response);
      if (request.method !== 'GET') return says({ id: 'x', lines: [] })(request, response);
      if (request.url !== '/v1/me/permissions') return says({ items: [] })(request, response);
      this.asked++;
      return says(aStanding(this.given), { ETag: this.tag })(request, response);
    };
  }

  static async open(): Promise<StreamServer> {
    return new StreamServer(await FaultServer.open());
  }

  get tag(): string {
    return `"${this.given.length}"`;
  }

  /** Ada's app, which hears of changes. */
  app(options: Partial<VillageOptions> = {}, how: How = 'auto') {
    const village = anApp({
      baseUrl: this.server.address,
      clock: this.clock,
      random: evenChance(),
      channel: noTabs,
      changes: hearChanges(how),
      ...options,
    });
    this.#apps.push(village);
    return village;
  }

  /** The stream that is opened as the so-many-th. */
  async opened(count: number): Promise<Held> {
    await until(() => this.streams.length >= count);
    return this.streams[count - 1]!;
  }

  async close(): Promise<void> {
    this.#apps.forEach((app) => app.close());
    await this.server.close();
  }

  #stream(...[request, response]: Parameters<Step>): void {
    const step = this.instead.shift();
    let isOver = false;
    response.on('close', () => (isOver = true));
    const held = {
      write: (text: string) => void response.write(text),
      end: () => void response.end(),
      isOver: () => isOver,
      headers: request.headers,
    };
    this.streams.push(held);
    if (step) return step(request, response);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.flushHeaders();
  }
}

/** Waits until something is so, and not for ever. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 20_000; look++) {
    if (isSo()) return;
    await new Promise((done) => setImmediate(done));
  }
  throw new Error('It never came to this.');
}

/** Lets everything that is on its way arrive. */
export const calm = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await new Promise((done) => setImmediate(done));
};
