import type { DeskRequest, DeskStepAct, Locale, PaperAct } from '@village-butcher/sdk/contract';
import { keepLanguage } from '../language.js';
import { forget, NotSignedIn, signIn } from '../sign-in.js';
import { Refused } from '../sent.js';
import { Service } from './service.js';
import type { Acts, Sitting, State } from './state.js';

/** Between the screen and the service: one thing is done after the other. */
export class Requests implements Acts {
  #service: Service | undefined;
  #state: State | undefined;
  #turn: Promise<void> = Promise.resolve();

  /** `settled` is called with the request that something was done with, once it is on the screen. */
  constructor(
    private readonly draw: (state: State) => void,
    private readonly settled: (id: string) => void,
  ) {}

  enter(locale: Locale): void {
    keepLanguage(locale);
    if (!this.#sitting) this.#show({ at: 'waiting', locale });
    this.#inTurn(locale, async () => {
      const session = await signIn();
      this.#service = new Service({ session, locale });
      const { items } = await this.#service.list();
      this.#show({
        ...NOTHING_DONE,
        at: 'list',
        locale,
        name: session.name,
        items,
        now: Date.now(),
      });
    });
  }

  look(): void {
    this.#do(async (service) => {
      const { items } = await service.list();
      return { items, last: null };
    }, '');
  }

  step(id: string, act: DeskStepAct): void {
    this.#do(async (service, { items }) => {
      const stepped = await service.step(id, act);
      return { items: items.map((one) => (one.id === id ? stepped : one)), last: id };
    }, id);
  }

  file(act: PaperAct): void {
    this.#do(async (service, { items }) => {
      const filed = await service.enter(act);
      const others = items.filter(({ id }) => id !== filed.id);
      return { items: [...others, filed].toSorted(byDue), last: filed.id };
    });
  }

  get #sitting(): Sitting | undefined {
    return this.#state?.at === 'list' ? this.#state : undefined;
  }

  #show(state: State): void {
    this.#state = state;
    this.draw(state);
  }

  /** What was refused stays where it stood, and says so. `where`: nothing said, at the member at fault. */
  #do(
    job: (service: Service, sitting: Sitting) => Promise<Pick<Sitting, 'items' | 'last'>>,
    where?: string,
  ): void {
    this.#inTurn(this.#sitting?.locale ?? 'de', async () => {
      if (!this.#service || !this.#sitting) return;
      try {
        const done = await job(this.#service, this.#sitting);
        this.#show({ ...this.#sitting, ...done, refused: null, now: Date.now() });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.#show({ ...this.#sitting, last: null, refused: where ?? error.at });
      }
      const at = this.#sitting.last;
      if (at) this.settled(at);
    });
  }

  #inTurn(locale: Locale, job: () => Promise<void>): void {
    this.#turn = this.#turn.then(job).catch((error: unknown) => {
      const isOut = error instanceof NotSignedIn;
      if (isOut) forget();
      this.#show({ at: isOut ? 'door' : 'cut-off', locale });
    });
  }
}

const NOTHING_DONE = { last: null, refused: null } as const;

const byDue = (one: DeskRequest, other: DeskRequest): number =>
  Date.parse(one.dueAt) - Date.parse(other.dueAt);
