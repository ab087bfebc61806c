import type { QuestionSlug, RefusalCode } from '@village-butcher/sdk/contract';
import type { Asked } from './asked.js';
import type { Reason } from './request.js';
import type { SecurityEvent } from './security.js';

/**
 * All that can be logged. A list of what may be said, and not of what must be left out: a customer,
 * a query, a body, a token or a value has no member to stand in, so it does not compile. What is told
 * of a request and of an error is made in one place each, and no other text has its type.
 */
export type LogEvent =
  | ({
      readonly event: 'answered';
      readonly status: number;
      readonly ms: number;
      readonly code: RefusalCode | undefined;
      readonly reason: Reason | undefined;
    } & Asked)
  | ({ readonly event: 'failed' } & Asked & Trace)
  | ({ readonly event: 'chore-failed'; readonly chore: Chore } & Trace)
  | {
      /** What a question of which no row is due came to in the night. */
      readonly event: 'night';
      readonly question: QuestionSlug;
      readonly rows: number;
    }
  | { readonly event: 'preparing'; readonly step: Step }
  | { readonly event: 'stopping' };

/** What the service does without being asked. */
export type Chore = 'look' | 'changes' | 'sweep' | 'erase' | 'night' | 'export' | 'tell';

declare const made: unique symbol;

/** A sentence of ours to whoever runs the service. Only the wiring makes one, which no folder can import. */
export type Step = string & { readonly [made]: true };

/** The kind of an error and where in our code it was thrown. Its message may quote a value. */
export interface Trace {
  readonly error: string;
  readonly at: readonly string[];
  readonly [made]: true;
}

/** What is told to a watch over the service: numbered, so that a line that is missing is missed. */
export type Watched = SecurityEvent & { readonly stream: 'security'; readonly seq: number };

/** Every member that a line can have. What else is on an event by mistake is not written. */
const SAID = (
  'stream seq event requestId method route client status ms code reason error at chore step ' +
  'recipient why key kid question rows'
).split(' ');

/** Where else events go. */
export interface Outlets {
  /** Where what a watch hears is written. Nothing said: between the other lines. */
  readonly watch?: (line: string) => void;
  /** Hears every event, to count it. */
  readonly count?: (event: LogEvent | Watched) => void;
}

/** Where lines go: text in a terminal, JSON elsewhere. */
export class Log {
  #seq = 0;

  constructor(
    private readonly write: (line: string) => void,
    private readonly spell: (event: LogEvent | Watched) => string,
    private readonly outlets: Outlets = {},
  ) {}

  tell(event: LogEvent): void {
    this.#put(event, this.write);
  }

  /** Tells those who watch. Their stream begins with 1 whenever the service does. */
  warn(event: SecurityEvent): void {
    this.#seq += 1;
    const watched: Watched = { stream: 'security', seq: this.#seq, ...event };
    this.#put(watched, this.outlets.watch ?? this.write);
  }

  /** Counts an event and writes it down. What is spelled as nothing is not written. */
  #put(event: LogEvent | Watched, write: (line: string) => void): void {
    this.outlets.count?.(event);
    const line = this.spell(event);
    if (line !== '') write(line);
  }
}

/** One JSON object a line, for machines. */
export const asJson = (event: LogEvent | Watched): string => JSON.stringify(event, SAID);

/** A short line for the person at the terminal. */
export function asText(event: LogEvent | Watched): string {
  if ('stream' in event) return watchedAsText(event);
  switch (event.event) {
    case 'answered': {
      const why = [event.code, event.reason].filter((word) => word !== undefined).join(', ');
      return `${event.status} ${event.method} ${event.route} ${event.ms} ms ${why}`.trimEnd();
    }
    case 'failed':
      return `failed: ${event.error} at ${event.at.join(' < ')}`;
    case 'chore-failed':
      return `failed: ${event.chore}, ${event.error} at ${event.at.join(' < ')}`;
    case 'night':
      return `night: ${event.question} ${event.rows}`;
    case 'preparing':
      return event.step;
    case 'stopping':
      return 'Stopping.';
  }
}

/** Whoever sits at a terminal has just started it, and sees that it runs. */
function watchedAsText({ stream, seq, event, ...said }: Watched): string {
  if (event === 'started' || event === 'key-in-use') return '';
  const known = Object.entries(said).filter(([member]) => SAID.includes(member));
  return [`${stream} ${seq}:`, event, ...known.map(([member, word]) => `${member}=${word}`)].join(
    ' ',
  );
}

const MOST_FRAMES = 4;

/** What may be told of an error: its kind and our own places in its stack, and no word more. */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error))
    return { error: typeof error, at: [] as readonly string[] } as Trace;
  const code: unknown = Reflect.get(error, 'code');
  const kind = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  const state = typeof code === 'string' && /^\w{1,40}$/.test(code) ? ` ${code}` : '';
  const at = framesOf(error)
    .split(/[\s()]/)
    .flatMap(ownPlace);
  return { error: kind + state, at: at.slice(0, MOST_FRAMES) } as unknown as Trace;
}

const PLACE = /^[\w./-]{1,120}:\d{1,6}:\d{1,6}$/;

/** A place in a file of ours, from its folder on. */
function ownPlace(frame: string): readonly string[] {
  const start = Math.max(frame.lastIndexOf('/src/'), frame.lastIndexOf('/dist/'));
  const place = frame.slice(start + 1);
  return start >= 0 && PLACE.test(place) ? [place] : [];
}

/** The stack without the message that it begins with, which may look like anything. */
function framesOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message);
  return start < 0 ? '' : stack.slice(start + message.length);
}
