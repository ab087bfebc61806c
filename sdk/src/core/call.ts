import type { Answers } from './answers.js';

/** What came back, and what it came in. */
export interface Reply<T> {
  readonly value: T;
  readonly status: number;
  readonly requestId: string;
  readonly etag?: string | undefined;
  /** What was shown, signed: it goes along with a grant. */
  readonly snapshot?: string | undefined;
  /** The service said that what is remembered still holds: only its tag and this word were sent. */
  readonly revalidated: boolean;
}

/** A call that has begun. `await` gives its value, `withReply` the value and what it came in. */
export interface Call<T> extends Promise<T> {
  withReply(): Promise<Reply<T>>;
}

/** The last argument of every call. It counts for this call alone. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** One attempt may take so long. */
  readonly timeoutMs?: number;
  /** All attempts and the waits between them may take so long. */
  readonly deadlineMs?: number;
  /** How many more attempts. */
  readonly retries?: number;
  /** A UUID, for an act that began before this call: the same act is never done twice. */
  readonly idempotencyKey?: string;
}

/** Reads an answer to its end. */
export type Read = (response: Response) => Promise<string>;

/** What the client says of its own calls. */
export interface SendOptions extends CallOptions {
  /** Goes with a token of this customer and with no other: see `subjectOf`. */
  readonly onlyFor?: string | undefined;
  /** Ends the call, too. */
  readonly until?: AbortSignal | undefined;
  /** Remembers the answer, and asks whether the last one still holds. */
  readonly answers?: Answers | undefined;
  /** Reads what is answered with, in place of its text. */
  readonly read?: Read | undefined;
  /** Goes beside the headers of every call, or in their place. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The same call, heard by somebody before its caller. */
export const heardBy = <T>(call: Call<T>, hear: (reply: Reply<T>) => void): Call<T> =>
  callOf(
    call.withReply().then((reply) => {
      hear(reply);
      return reply;
    }),
  );

/** Whoever asks for the whole reply answers for its failure, too: then the value is not waited for. */
export function callOf<T>(reply: Promise<Reply<T>>): Call<T> {
  const value = reply.then((whole) => whole.value);
  const withReply = (): Promise<Reply<T>> => {
    value.catch(() => undefined);
    return reply.then((whole) => whole);
  };
  return Object.assign(value, { withReply });
}
