import type { QuestionSlug, RefusalCode } from '@village-butcher/sdk/contract';

/**
 * All that can be logged. A list of what may be said, and not of what must be left out: a customer,
 * a query, a body, a token or a value has no member to stand in, so it does not compile.
 */
export type LogEvent =
  | {
      readonly event: 'answered';
      readonly requestId: string;
      readonly method: string;
      /** The route's template, never the address. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      readonly code: RefusalCode | undefined;
      readonly reason: string | undefined;
    }
  | {
      readonly event: 'failed';
      readonly requestId: string;
      /** The kind of error and where in our code it was thrown. Its message may quote a value. */
      readonly error: string;
      readonly at: readonly string[];
    }
  | {
      /** What a question of which no row is due came to in the night. */
      readonly event: 'night';
      readonly question: QuestionSlug;
      readonly rows: number;
    }
  | { readonly event: 'preparing'; readonly step: string }
  | { readonly event: 'stopping' };

/** Where lines go: text in a terminal, JSON elsewhere. */
export class Log {
  constructor(
    private readonly write: (line: string) => void,
    private readonly spell: (event: LogEvent) => string,
  ) {}

  tell(event: LogEvent): void {
    this.write(this.spell(event));
  }
}

/** One JSON object a line, for machines. */
export const asJson = (event: LogEvent): string => JSON.stringify(event);

/** A short line for the person at the terminal. */
export function asText(event: LogEvent): string {
  switch (event.event) {
    case 'answered': {
      const why = [event.code, event.reason].filter((word) => word !== undefined).join(', ');
      return `${event.status} ${event.method} ${event.route} ${event.ms} ms ${why}`.trimEnd();
    }
    case 'failed':
      return `failed: ${event.error} at ${event.at.join(' < ')}`;
    case 'night':
      return `night: ${event.question} ${event.rows}`;
    case 'preparing':
      return event.step;
    case 'stopping':
      return 'Stopping.';
  }
}

const MOST_FRAMES = 4;

/** What may be told of an error: its kind and our own places in its stack, and no word more. */
export function traceOf(error: unknown): { readonly error: string; readonly at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code: unknown = Reflect.get(error, 'code');
  const kind = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  const state = typeof code === 'string' && /^\w{1,40}$/.test(code) ? ` ${code}` : '';
  const at = framesOf(error)
    .split(/[\s()]/)
    .flatMap(ownPlace);
  return { error: kind + state, at: at.slice(0, MOST_FRAMES) };
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
