import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Village } from '../client/village.js';
import { ConnectionError, VillageError } from '../core/error.js';
import { type Lack, lackOf, stranger } from './lack.js';
import { languageAt } from './language.js';
import { slip } from './slip.js';
import { Around, lookAround, type Said, type Surroundings } from './surroundings.js';
import type { CoreKey } from './texts-de.js';
import { type Catalogue, type Words, wordsOf } from './words.js';

/**
 * What every element is: it finds its client and its language, asks when it is connected, says what
 * it waits for and what went wrong, and lets nothing that was pressed lose the focus to nowhere.
 */
export abstract class VillageElement<Key extends string, Seen> extends LitElement {
  static override properties: PropertyDeclarations = {
    village: { attribute: false },
    locale: {},
    seen: { state: true },
    lack: { state: true },
    said: { state: true },
  };
  /** The client. Nothing said: that of the nearest provider. */
  declare village: Village | undefined;
  /** The language. Nothing said: that of what stands around. */
  declare locale: string | null;
  /** What is shown. Nothing yet: it is on its way, or nobody is here. */
  declare protected seen: Seen | undefined;
  /** Why it is not shown, or not as it is now. */
  declare protected lack: Lack | undefined;
  /** What was done, where no provider says it. */
  declare protected said: Said | undefined;
  /** What gets the focus where that which had it is gone. */
  protected fallTo = '';
  /** What gets it where that is gone, too. */
  protected readonly home: string = '';

  /** Whoever stands inside finds what this element found. */
  readonly #inside = new Around(this, () => ({
    village: this.client,
    locale: this.locale ?? this.#around?.locale,
    check: this.#around?.check,
    tell: (said) => this.tell(said),
  }));
  #around: Surroundings | undefined;
  #leave: () => void = () => undefined;
  #watched: Village | undefined;
  #unwatch: () => void = () => undefined;
  #asking = new AbortController();
  #asOf = new Date(0);
  #words: Words<Key | CoreKey> | undefined;

  protected abstract readonly texts: Catalogue<Key | CoreKey>;
  /** Asks for what is shown. Reading writes nothing (L9). */
  protected abstract ask(village: Village, signal: AbortSignal): Promise<Seen>;
  /** What is seen, once it is there. */
  protected abstract shown(seen: Seen, village: Village): TemplateResult;
  /** Hears in the same tick that something else stands now than before. */
  protected heard?(village: Village): void;

  protected get client(): Village | undefined {
    return this.village ?? this.#around?.village;
  }

  protected get around(): Surroundings | undefined {
    return this.#around;
  }

  protected get words(): Words<Key | CoreKey> {
    const locale = languageAt(this, this.locale, this.#around?.locale);
    if (this.#words?.locale !== locale) this.#words = wordsOf(this.texts, locale);
    return this.#words;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = lookAround(this, (around) => {
      this.#around = around;
      this.#inside.tell();
      this.requestUpdate();
    });
    for (const name of LINES) addEventListener(name, this.#onLine);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const name of LINES) removeEventListener(name, this.#onLine);
    this.#leave();
    this.#around = undefined;
    this.#watch(undefined);
  }

  protected override willUpdate(_: PropertyValues): void {
    if (this.isConnected && this.client !== this.#watched) this.#watch(this.client);
  }

  protected override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (had?.isConnected === false) this.focusOn(this.fallTo);
  }

  protected override render(): TemplateResult {
    const { client, seen, words } = this;
    const asOf = seen === undefined ? undefined : this.#asOf;
    const again = () => void this.load();
    return html`${client ? lackOf(words, this.lack, asOf, again) : stranger(words)}
    ${client && seen !== undefined ? this.shown(seen, client) : nothing}
    ${this.#around ? nothing : slip(this.said)}`;
  }

  /** Asks anew. What is shown stays until the answer is here. */
  async load(): Promise<void> {
    const seen = await this.read((village, signal) => this.ask(village, signal));
    if (seen !== undefined) this.seen = seen;
  }

  /** Reads something, in place of what was being read. Nothing came: it says why. */
  protected async read<Found>(
    ask: (village: Village, signal: AbortSignal) => Promise<Found>,
  ): Promise<Found | undefined> {
    if (!this.client) return undefined;
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    try {
      const found = await ask(this.client, signal);
      if (signal.aborted) return undefined;
      this.#asOf = new Date();
      this.lack = undefined;
      return found;
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      return undefined;
    }
  }

  /** Says it where things are said. */
  protected tell(said: Said): void {
    if (this.#around) this.#around.tell(said);
    else this.said = said;
  }

  /** Tells the app. The answer: whether the app lets it be. */
  protected dispatch(type: string, detail: unknown, cancelable?: 'cancelable'): boolean {
    const open = { bubbles: true, composed: true, cancelable: cancelable !== undefined };
    return this.dispatchEvent(new CustomEvent(type, { ...open, detail }));
  }

  /** Gives the focus to a part of this element. */
  protected focusOn(id: string): void {
    const parts = this.shadowRoot;
    (parts?.getElementById(id) ?? parts?.getElementById(this.home))?.focus();
  }

  readonly #onLine = (event: Event): void => {
    if (event.type === 'offline') this.lack = 'offline';
    if (event.type === 'online') void this.load();
    if ((event as PageTransitionEvent).persisted) this.#watch(this.client);
  };

  #watch(village: Village | undefined): void {
    this.#unwatch();
    this.#asking.abort();
    this.#watched = village;
    this.#asOf = new Date();
    this.#inside.tell();
    this.#unwatch =
      village?.permissions.subscribe(() => this.heard?.(village)) ?? (() => undefined);
    this.seen = undefined;
    this.lack = undefined;
    if (village) void this.load();
  }

  #fail(error: unknown): void {
    this.lack = error instanceof ConnectionError ? 'offline' : 'failed';
    if (!(error instanceof VillageError)) throw error;
    this.dispatch('village-error', error);
  }
}

/** The line goes and comes back, and so does a page that was left: then nothing old is shown. */
const LINES = ['online', 'offline', 'pageshow'] as const;
