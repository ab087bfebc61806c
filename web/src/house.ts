import { createVillage, type Receipt, type Village, VillageError } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';
import type { Deed } from './deeds.js';
import { keysNow } from './keys.js';
import type { Page } from './page.js';
import { look } from './reading.js';
import { forget, NotSignedIn, type Session, signIn, tokenFor } from './sign-in.js';
import { type Words, wordsIn } from './words.js';

/** Between the screen and the service. One thing is done after the other. */
export class House {
  #village: Village | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly page: Page) {}

  /** Comes in, and looks at everything in this language. What is below follows what is above. */
  enter(locale: Locale): void {
    this.#inTurn(locale, async () => {
      const session = await signIn();
      if (session.counter !== undefined) throw new NotSignedIn('no-code');
      const village = this.#connect(locale, session);
      const { name } = session;
      this.page.show({ ...EMPTY, at: 'home', locale, name, keys: keysNow() });
      this.page.bring(village);
      this.page.change({ seen: await look(village) });
    });
  }

  /** Does one thing, tells what came of it, and looks at everything anew. */
  do(deed: Deed): void {
    const locale = this.page.home?.locale ?? 'de';
    this.#inTurn(locale, async () => {
      const village = this.#village;
      if (!village) return;
      this.page.fallTo(deed.focus);
      await this.#done(deed, village, wordsIn(locale));
      this.page.change({ seen: await look(village) });
    });
  }

  /** Does one thing beside the others: it may take long, and nobody waits for it. */
  aside(deed: Deed): void {
    const { page } = this;
    if (this.#village && page.home) void this.#done(deed, this.#village, wordsIn(page.home.locale));
  }

  /** Tells what came of a deed. Refused or lost: it stays as it was; taken back, it waits and counts. */
  async #done(deed: Deed, village: Village, words: Words): Promise<void> {
    const { send, said, during, after, lost } = deed;
    this.page.change(during ?? {});
    try {
      const receipt = await send(village);
      this.page.change(after ?? {});
      this.page.tell(said(words, new Date()), words.receipt(linesOf(receipt)));
    } catch (error) {
      if (!(error instanceof VillageError)) throw error;
      this.page.change(lost?.home ?? {});
      this.page.tell(
        words.say(error.code === 'waiting' ? 'waiting' : (lost?.says ?? 'failed')),
        '',
      );
    }
  }

  #connect(locale: Locale, session: Session): Village {
    this.#village?.close();
    this.#village = createVillage({
      baseUrl: location.origin,
      device: 'personal',
      locale,
      token: () => tokenFor(session),
    });
    return this.#village;
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

/** A home of which nothing is known yet. */
const EMPTY = { seen: null, draft: null, file: 'none' } as const;

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
