import type { Ears } from '../client/hearing.js';
import { paths } from '../contract/paths.js';
import { TimeoutError } from '../core/error.js';
import { jsonIn, membersOf } from '../core/members.js';
import { problemIn, refusedWith } from '../core/problem.js';
import type { RefusedError } from '../core/refused.js';
import { EventReader, type StreamEvent } from './events.js';
import { piecesOf } from './pieces.js';

/** A stream that says nothing for so long is lost: the service's heart beats every 15 s. */
const SILENT_MS = 45_000;

/** What ends a stream is silence. Timers of a platform take no longer than this. */
const LONGEST_MS = 2 ** 31 - 1;
const ENDLESS = { timeoutMs: LONGEST_MS, deadlineMs: LONGEST_MS, retries: 0 } as const;

/** One stream of changes after another. Each begins with what stands now. */
export class Connection {
  #lastId = '';

  constructor(private readonly ears: Ears) {}

  /** Hears until the stream ends. Throws why, where it is known. */
  async hear(signal: AbortSignal): Promise<void> {
    const silence = new Silence(this.ears, signal);
    let refusal: RefusedError | undefined;
    const read = async (response: Response): Promise<string> => {
      refusal = await this.#read(response, silence);
      return '';
    };
    const headers = { Accept: 'text/event-stream, application/problem+json', ...this.#resumed };
    const options = { ...ENDLESS, headers, read, signal, until: silence.signal };
    try {
      await this.ears.send(paths.changes, {}, options).withReply();
    } finally {
      silence.end();
    }
    if (refusal) throw refusal;
  }

  get #resumed(): Readonly<Record<string, string>> {
    return this.#lastId === '' ? {} : { 'Last-Event-ID': this.#lastId };
  }

  /** Answers what the service ended it with: that is no fault of the connection. */
  async #read({ body, headers }: Response, silence: Silence): Promise<RefusedError | undefined> {
    const reader = new EventReader();
    for await (const piece of piecesOf(body, () => silence.isOver)) {
      silence.heard();
      for (const event of reader.read(piece)) {
        if (event.type === 'error') return refusalIn(event, headers);
        this.#lastId = reader.lastId;
        this.#tell(event);
      }
    }
    return undefined;
  }

  /** Types that only a later service knows say nothing here (B11). */
  #tell({ type, said }: StreamEvent): void {
    const { etag } = membersOf(jsonIn(said));
    if (type === 'permissions') this.ears.permissions(typeof etag === 'string' ? etag : undefined);
    if (type === 'suggestions') this.ears.suggestions();
  }
}

function refusalIn({ said }: StreamEvent, headers: Headers): RefusedError {
  const status = Number(membersOf(jsonIn(said))['status'] ?? NO_STATUS);
  const requestId = headers.get('x-request-id') ?? '';
  return refusedWith({ problem: problemIn(said, status), requestId, retryAfterMs: undefined });
}

/** What is refused without a reason may do better later. */
const NO_STATUS = 503;

/** Ends when nothing was heard for too long. */
class Silence {
  readonly #ending = new AbortController();
  #cancel = (): void => undefined;

  constructor(
    private readonly ears: Pick<Ears, 'clock'>,
    private readonly outer: AbortSignal,
  ) {
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  get isOver(): boolean {
    return this.outer.aborted || this.signal.aborted;
  }

  /** Something was heard. */
  heard(): void {
    this.#cancel();
    const error = new TimeoutError('Nothing was heard for too long.', { code: 'timeout' });
    this.#cancel = this.ears.clock.after(SILENT_MS, () => this.#ending.abort(error));
  }

  /** Leaves no timer behind. */
  end(): void {
    this.#cancel();
    this.#ending.abort();
  }
}
