import { orNothing } from '../core/nothing.js';
import { type Channel, pageChannel } from '../core/page.js';
import { membersOf } from '../core/members.js';
import { actsIn, type PendingAct, type Turn } from './pending.js';

/** Tells and is told what is taken back in the other tabs of this app. */
export class Tabs {
  #channel: Channel | undefined;

  constructor(
    name: string,
    open: (name: string) => Channel | undefined = pageChannel,
    onTurn: (turn: Turn, act: PendingAct) => void,
  ) {
    this.#channel = orNothing(() => open(name));
    this.#channel?.addEventListener('message', (event) => {
      const { turn, act } = membersOf(membersOf(event)['data']);
      const known = TURNS.find((one) => one === turn);
      if (known) actsIn([act]).forEach((one) => onTurn(known, one));
    });
  }

  /** Tells the others. A platform that has no channel for us stops no withdrawal. */
  tell(turn: Turn, act: PendingAct): void {
    orNothing(() => this.#channel?.postMessage({ turn, act }));
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}

const TURNS: readonly Turn[] = ['begun', 'delivered', 'over'];
