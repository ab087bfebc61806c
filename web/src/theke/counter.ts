import {
  createVillage,
  NotFoundError,
  type CounterView,
  type Village,
  VillageError,
} from '@village-butcher/sdk';
import { routes, type Locale } from '@village-butcher/sdk/contract';
import { Untouched } from '@village-butcher/sdk/kiosk';
import { render } from 'lit/html.js';
import { keepLanguage, languageAtFirst } from '../language.js';
import { forget, NotSignedIn, type Session, signIn, tokenFor } from '../sign-in.js';
import { wordsIn } from '../words.js';
import type { Params } from '@village-butcher/sdk/elements/messages';
import type { Key } from '../texts.js';
import { codeIn, type State } from './state.js';
import { view, type Acts } from './view.js';

/** Which counter this screen stands behind, and how it asks. */
interface Post extends Session {
  readonly counter: string;
  readonly village: Village;
}

/**
 * The screen behind a counter. It shows what one customer granted to it, until they are served or
 * nobody has touched it for a minute, and keeps nothing.
 */
export class Counter implements Acts {
  #state: State = { at: 'waiting', locale: languageAtFirst() };
  #post: Post | undefined;
  /** Which look is the last one: an answer that comes after it is cleared is not shown. */
  #turn = 0;
  readonly #untouched = new Untouched({
    soon: () => this.#tell('counter.soon'),
    stay: () => this.#tellWhen(),
    clear: () => this.clear(),
  });

  constructor(
    private readonly place: HTMLElement,
    private readonly slip: HTMLElement,
  ) {}

  /** Comes in as whoever the address stands for. */
  async enter(): Promise<void> {
    this.#show({ at: 'waiting', locale: this.#state.locale });
    try {
      const session = await signIn();
      const { name, counter } = session;
      if (counter === undefined) throw new NotSignedIn('no-code');
      this.#connect({ ...session, counter });
      this.#show({ at: 'counter', locale: this.#state.locale, name, view: null });
    } catch (error) {
      this.#leave(error instanceof NotSignedIn ? error.why : 'refused');
    }
  }

  look(typed: string): void {
    this.clear();
    const visit = codeIn(typed);
    if (visit === null || !this.#post) return this.#tell('counter.unreadable');
    const turn = ++this.#turn;
    this.#untouched.begin();
    const { village, counter } = this.#post;
    village.call(routes.counterView, { params: { counter, visit } }).then(
      (seen) => turn === this.#turn && this.#found(seen),
      (error: unknown) => turn === this.#turn && this.#failed(error),
    );
  }

  clear(): void {
    this.#turn++;
    this.#untouched.end();
    if (this.#state.at !== 'counter') return;
    const { view: seen } = this.#state;
    this.#show({ ...this.#state, view: null });
    this.#tell(seen ? 'counter.cleared' : null);
  }

  leave(): void {
    this.clear();
    this.#leave('no-code');
  }

  /** The texts were written in one language: in another one they are asked for anew. */
  speak(locale: Locale): void {
    this.clear();
    keepLanguage(locale);
    this.#show({ ...this.#state, locale });
    if (this.#post) this.#connect(this.#post);
  }

  #connect(session: Session & Pick<Post, 'counter'>): void {
    this.#post?.village.close();
    const village = createVillage({
      baseUrl: location.origin,
      device: 'shared',
      locale: this.#state.locale,
      token: () => tokenFor(session),
    });
    this.#post = { ...session, village };
  }

  #found(seen: CounterView): void {
    if (this.#state.at !== 'counter') return;
    this.#show({ ...this.#state, view: seen });
    this.#tellWhen();
  }

  /** What was read, and when, is said for as long as it is shown. */
  #tellWhen(): void {
    const { locale } = this.#state;
    const seen = this.#state.at === 'counter' && this.#state.view;
    if (seen) this.#tell('counter.read', { time: wordsIn(locale).time(seen.at) });
  }

  #failed(error: unknown): void {
    this.#untouched.end();
    const causes = [error, error instanceof Error ? error.cause : undefined];
    if (causes.some((cause) => cause instanceof NotSignedIn)) return this.#leave('refused');
    if (!(error instanceof VillageError)) throw error;
    this.#tell(error instanceof NotFoundError ? 'counter.nothing' : 'unreachable');
  }

  #leave(why: 'no-code' | 'refused'): void {
    forget();
    this.#post?.village.close();
    this.#post = undefined;
    this.#show({ at: 'door', locale: this.#state.locale, why });
    this.#tell(null);
  }

  #show(state: State): void {
    this.#state = state;
    document.documentElement.lang = state.locale;
    document.title = wordsIn(state.locale).say('counter.title');
    render(view(state, this), this.place);
    document.getElementById('code')?.focus();
  }

  #tell(key: Key | null, params: Params = {}): void {
    render(key === null ? '' : wordsIn(this.#state.locale).say(key, params), this.slip);
  }
}
