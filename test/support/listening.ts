import { expect } from '@jest/globals';
import type { TestService } from './service.js';

/** One event, as it came: its word and what it said. */
export interface Heard {
  readonly event: string;
  readonly said: { readonly type: string; readonly etag: string | null; readonly code?: string };
}

/** Somebody who listens. */
export interface Ear {
  readonly reply: Response;
  /** The next event. Waits for it. */
  next(): Promise<Heard | undefined>;
  /** All that still comes, to the end. */
  rest(): Promise<readonly Heard[]>;
  /** What came as it came, comments and all. */
  raw(): string;
  hangUp(): Promise<void>;
}

/** Opens a stream of changes. */
export async function listen(service: TestService, token: string, headers = {}): Promise<Ear> {
  const reply = await service.ask('/v1/me/changes', { token, headers });
  expect(reply.status).toBe(200);
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let raw = '';
  let at = 0;
  const next = async (): Promise<Heard | undefined> => {
    const end = raw.indexOf('\n\n', at);
    if (end >= 0) {
      const block = raw.slice(at, end);
      at = end + 2;
      return block === ':' ? next() : heardIn(block);
    }
    const { done, value } = await reader.read();
    if (done) return undefined;
    raw += value;
    return next();
  };
  return {
    reply,
    next,
    async rest() {
      const all: Heard[] = [];
      for (let one = await next(); one; one = await next()) all.push(one);
      return all;
    },
    raw: () => raw,
    hangUp: () => reader.cancel(),
  };
}

function heardIn(block: string): Heard {
  const lines = new Map(
    block.split('\n').map((line) => {
      const [, name = '', text = ''] = /^(\w+): (.*)$/.exec(line)!;
      return [name, text];
    }),
  );
  return { event: lines.get('event')!, said: JSON.parse(lines.get('data')!) };
}
