import type { Receipt } from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { Verified } from '../verify/answer.js';

/** What was done, as it is said. */
export interface Said {
  readonly text: string;
  /** The language of it. Nothing said: that of the page. */
  readonly locale?: string;
  /** The receipt of it, by its number. */
  readonly number?: string;
  /** Takes it back. It stays until the next thing is said. */
  readonly undo?: { readonly label: string; readonly go: () => void } | undefined;
}

/** Checks a receipt by whom this app trusts: `(receipt) => verifyReceipt(receipt, trust)`. */
export type Check = (receipt: Receipt) => Promise<Verified>;

/** What an element finds around it. */
export interface Surroundings {
  readonly village: Village | undefined;
  readonly locale: string | undefined;
  readonly check: Check | undefined;
  /** Says it, politely, in the one place where things are said. */
  tell(said: Said): void;
}

type Hear = (surroundings: Surroundings, leave?: () => void) => void;

/** Names what is asked for. */
const SURROUNDINGS = Symbol.for('village-butcher/surroundings');

/**
 * An element asks whoever stands around it. This is the context protocol of the web components
 * community group, so other people's providers of other contexts are not disturbed.
 */
class ContextRequest extends Event {
  readonly context = SURROUNDINGS;
  readonly subscribe = true;

  constructor(
    readonly contextTarget: Element,
    readonly callback: Hear,
  ) {
    super('context-request', { bubbles: true, composed: true });
  }
}

/** Asks for the surroundings of an element, now and whenever they change. The answer ends it. */
export function lookAround(
  element: Element,
  hear: (surroundings: Surroundings) => void,
): () => void {
  let leave: (() => void) | undefined;
  const callback: Hear = (surroundings, end) => {
    leave = end;
    hear(surroundings);
  };
  element.dispatchEvent(new ContextRequest(element, callback));
  return () => leave?.();
}

/** Answers those who stand inside an element. */
export class Around {
  readonly #heard = new Map<Hear, () => void>();

  constructor(
    host: Element,
    private readonly now: () => Surroundings,
  ) {
    host.addEventListener('context-request', (event) =>
      this.#answer(host, event as ContextRequest),
    );
  }

  /** Tells everybody inside what is so now. */
  tell(): void {
    for (const [hear, leave] of this.#heard) hear(this.now(), leave);
  }

  #answer(host: Element, request: ContextRequest): void {
    if (request.context !== SURROUNDINGS || request.contextTarget === host) return;
    request.stopImmediatePropagation();
    const { callback } = request;
    const leave = (): void => void this.#heard.delete(callback);
    this.#heard.set(callback, leave);
    callback(this.now(), leave);
  }
}
