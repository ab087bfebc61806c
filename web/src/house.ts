import { createVillage, type Receipt, type Village, VillageError } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';
import type { Deed } from './deeds.js';
import type { Page, Slip } from './page.js';
import { look } from './reading.js';
import { frontOf } from '@village-butcher/sdk/elements/messages';
import { forget, NotSignedIn, signIn, tokenFor } from './sign-in.js';
import type { Home } from './state.js';
import { wordsIn } from './words.js';

/** Between the screen and the service. One thing is done after the other. */
export class House {
  #village: Village | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly page: Page) {}

  /** Comes in, and looks at everything in this language. */
  enter(locale: Locale): void {
    this.#inTurn(locale, async () => {
      const session = await signIn();
      if (session.counter !== undefined) throw new NotSignedIn('no-code');
      const village = this.#connect(locale, () => tokenFor(session));
      const { items: stores } = await village.stores.list();
      const store = this.page.home?.store ?? stores[0]?.id ?? '';
      const seen = await look(village, store);
      const front = this.page.home?.front ?? frontOf(seen.standing);
      const { name } = session;
      const closed = { asking: null, draft: null, waiting: null };
      this.page.show({ at: 'home', locale, name, stores, store, seen, front, ...closed });
    });
  }

  /** Goes to another store. */
  goTo(store: string): void {
    this.#atHome(async (village) => {
      this.page.change({ store, seen: await look(village, store) });
    });
  }

  /** Does one thing, tells what came of it, and looks at everything anew. */
  do(deed: Deed): void {
    this.#atHome(async (village, home) => {
      this.page.fallTo(deed.focus);
      this.page.change(deed.meanwhile?.(home) ?? {});
      this.page.tell(await this.#slipOf(deed, village, home));
      this.page.change({ waiting: null, seen: await look(village, home.store) });
    });
  }

  /** What came of a deed. Refused or lost: it stays as it was; taken back, it waits and counts. */
  async #slipOf({ send, said, undo, after }: Deed, village: Village, home: Home): Promise<Slip> {
    const words = wordsIn(home.locale);
    try {
      const receipt = await send(village, home);
      this.page.change(after ?? {});
      const done = { text: said(words, new Date()), number: words.receipt(linesOf(receipt)) };
      return undo ? { ...done, undo: () => this.do(undo) } : done;
    } catch (error) {
      if (!(error instanceof VillageError)) throw error;
      const text = words.say(error.code === 'waiting' ? 'waiting' : 'failed');
      return { text, number: '' };
    }
  }

  #connect(locale: Locale, token: Parameters<typeof createVillage>[0]['token']): Village {
    this.#village?.close();
    this.#village = createVillage({
      baseUrl: location.origin,
      device: 'personal',
      locale,
      token,
    });
    return this.#village;
  }

  #atHome(job: (village: Village, home: Home) => Promise<void>): void {
    this.#inTurn(this.page.home?.locale ?? 'de', async () => {
      const { home } = this.page;
      if (this.#village && home) await job(this.#village, home);
    });
  }

  /** Whoever is no longer signed in is shown the door; what may not be so leaves the screen. */
  #inTurn(locale: Locale, job: () => Promise<void>): void {
    this.#turn = this.#turn.then(job).catch((error: unknown) => {
      const out = reasonToLeave(error);
      if (out) forget();
      this.page.show(out ? { at: 'door', locale, why: out.why } : { at: 'cut-off', locale });
    });
  }
}

const linesOf = (receipt: Receipt | object | undefined): readonly string[] =>
  receipt && 'lines' in receipt ? receipt.lines.map(idOf) : [];

/** A line names itself in the bytes that were committed to. */
const idOf = ({ payload }: Receipt['lines'][number]): string =>
  (JSON.parse(payload) as { readonly line: string }).line;

/** The client wraps what its source of tokens throws. */
const reasonToLeave = (error: unknown): NotSignedIn | undefined =>
  [error, error instanceof Error ? error.cause : undefined].find(
    (one) => one instanceof NotSignedIn,
  );
