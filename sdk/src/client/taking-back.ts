import { paths } from '../contract/paths.js';
import { type Call, type CallOptions, type Reply, callOf } from '../core/call.js';
import { keyFrom } from '../core/request.js';
import type { Settings } from '../core/settings.js';
import type { Carry } from '../core/transport.js';
import { hasNoConnection, isRefusal, undelivered, waiting } from './arrival.js';
import type { Known } from './known.js';
import type { Outbox } from './outbox.js';
import type { PendingAct, TakenBack, Turn, WaitingAct } from './pending.js';
import type { Device } from './suggestions.js';

/** What acts of taking back are made of. */
export interface TakingBackParts {
  readonly send: Carry;
  readonly outbox: Outbox;
  readonly known: Known;
  /** What is on the screen, and on its way to it. */
  readonly screen: { take(act: PendingAct): void; forget(): void };
  /** It is about another customer from now on. */
  readonly forget: () => void;
  readonly settings: Pick<Settings, 'clock' | 'random'>;
  readonly device: Device;
  readonly tabs: { tell(turn: Turn, act: PendingAct): void };
}

/** Acts of taking back: each counts here at once, and is tried until it has arrived (B4). */
export class TakingBack {
  readonly #sending = new Map<string, Promise<Reply<unknown>>>();
  #subject: string | null = null;

  constructor(private readonly parts: TakingBackParts) {}

  /** What has not arrived. As long as nobody is known: of everybody who was here. */
  get pending(): readonly PendingAct[] {
    return this.parts.outbox.acts.filter((act) => this.#isOwn(act));
  }

  /** The same, for the app to show. */
  get waiting(): readonly WaitingAct[] {
    const kept = this.parts.outbox.isKept ? 'in-storage' : 'in-memory';
    return this.pending.map((act) => ({ ...act, kept }));
  }

  /** What comes out is typed by the contract, as in every call. */
  begin<Value>(what: TakenBack, options: CallOptions = {}): Call<Value> {
    return callOf(this.#begun(what, options) as Promise<Reply<Value>>);
  }

  /** Tries each once, now. Answers what is still on its way; throws the first that was refused. */
  async deliver(): Promise<readonly WaitingAct[]> {
    const refusals: unknown[] = [];
    for (const act of this.pending) {
      try {
        if (this.isPending(act)) await (this.#sending.get(act.key) ?? this.#sent(act));
      } catch (error) {
        if (isRefusal(error)) refusals.push(error);
        if (hasNoConnection(error) && this.#isOwn(act)) break;
      }
    }
    if (refusals.length > 0) throw refusals[0];
    return this.waiting;
  }

  /** What is so here, from this tab or another. */
  take(turn: Turn, act: PendingAct): void {
    const { outbox, known, screen } = this.parts;
    if (turn === 'begun') outbox.add(act);
    else outbox.remove(act);
    if (!this.#isOwn(act)) return;
    if (turn === 'begun') {
      screen.take(act);
      known.refresh();
    } else if (turn === 'delivered') {
      known.deliver(act);
    } else {
      known.forget();
      known.askAnew();
    }
  }

  /** Whether this act has still not arrived. */
  isPending({ key }: PendingAct): boolean {
    return this.pending.some((act) => act.key === key);
  }

  /** Hears whose the token is. What is known of one customer is nothing to the next (B1). */
  see(subject: string | null): void {
    const { outbox, known, screen } = this.parts;
    const before = this.#subject;
    if (subject === before) return;
    this.#subject = subject;
    if (before === null) {
      outbox.bind(subject);
      known.refresh();
      return;
    }
    known.forget();
    screen.forget();
    this.parts.forget();
    known.askAnew();
  }

  async #begun(what: TakenBack, options: CallOptions): Promise<Reply<unknown>> {
    const { settings } = this.parts;
    const key = keyFrom(settings, options.idempotencyKey);
    const at = new Date(settings.clock.now()).toISOString();
    const act: PendingAct = { ...what, key, at, subject: this.#subject };
    const sent = this.#sent(act, options);
    this.#turn('begun', act);
    return sent;
  }

  /** What is so here is so in every tab. */
  #turn(turn: Turn, act: PendingAct): void {
    this.take(turn, act);
    this.parts.tabs.tell(turn, act);
  }

  #sent(act: PendingAct, options: CallOptions = { retries: 0 }): Promise<Reply<unknown>> {
    const sending = this.#arrived(act, options).finally(() => this.#sending.delete(act.key));
    this.#sending.set(act.key, sending);
    return sending;
  }

  async #arrived(act: PendingAct, options: CallOptions): Promise<Reply<unknown>> {
    const { send } = this.parts;
    const only = { ...options, idempotencyKey: act.key, onlyFor: act.subject ?? undefined };
    try {
      const said = act.name === 'withdraw' ? { occurredAt: act.at } : {};
      const body = act.name === 'erase' ? {} : { body: { ...act.act, ...said } };
      const reply = await send(paths[act.name], body, only).withReply();
      this.#turn('delivered', act);
      return reply;
    } catch (error) {
      throw this.#failed(act, error);
    }
  }

  /** A refusal ends an act, and a shared device keeps none. Otherwise it waits. */
  #failed(act: PendingAct, error: unknown): unknown {
    const isOver = isRefusal(error);
    if (!isOver && this.parts.device === 'personal') return waiting(error);
    this.#turn('over', act);
    return isOver ? error : undelivered(error);
  }

  #isOwn({ subject }: PendingAct): boolean {
    return this.#subject === null || subject === null || subject === this.#subject;
  }
}
