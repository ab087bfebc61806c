import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Village } from '../client/village.js';
import { ConnectionError, VillageError } from '../core/error.js';
import type { PropertyDeclarations, PropertyValues } from './drawn.js';
import { type Lack, lackOf, stranger } from './lack.js';
import { SPOKEN } from './language.js';
import { slip } from './slip.js';
import { SpeakingElement } from './speaking.js';
import { Around, lookAround, type Said, type Surroundings } from './surroundings.js';
import type { MessageKey } from './texts.js';

/**
 * What every element is: it finds its client and its language, asks when it is connected, says what
 * it waits for and what went wrong, and lets nothing that was pressed lose the focus to nowhere.
 */
export abstract class VillageElement<Key extends MessageKey, Seen> extends SpeakingElement<Key> {
  static override properties: PropertyDeclarations = {
    ...SpeakingElement.properties,
    village: { attribute: false },
    seen: { state: true },
    lack: { state: true },
    said: { state: true },
  };
  /** The client. Nothing said: that of the nearest provider. */
  declare village: Village | undefined;
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
    locale: this.locale ?? this.localeAround,
    check: this.#around?.check,
    tell: (said) => this.tell(said),
  }));
  #around: Surroundings | undefined;
  #leave: (() => void) | undefined;
  #watched: Village | undefined;
  #unwatch: (() => void) | undefined;
  #asking = new AbortController();
  #asOf = new Date(0);

  /** Asks for what is shown. Reading writes nothing (L9). */
  protected abstract ask(village: Village, signal: AbortSignal): Promise<Seen>;
  /** What is seen, once it is there. */
  protected abstract shown(seen: Seen, village: Village): TemplateResult;
  /** Somebody else is here now, or nobody: nothing that the one before had begun stays. */
  protected forget?(): void;
  /** Hears in the same tick that something else stands now than before. */
  protected heard?(village: Village): void;

  protected get client(): Village | undefined {
    return this.isMute ? undefined : (this.village ?? this.#around?.village);
  }

  protected override get localeAround(): string | undefined {
    return this.#around?.locale;
  }

  protected get around(): Surroundings | undefined {
    return this.#around;
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
    this.#leave?.();
    this.#around = undefined;
    this.#watch(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.client !== this.#watched) this.#watch(this.client);
  }

  protected override update(): void {
    const had = this.shadowRoot?.activeElement;
    super.update();
    if (had?.isConnected === false) this.focusOn(this.fallTo);
  }

  protected override drawn(): TemplateResult {
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
    const it = { locale: this.words.locale, ...said };
    if (this.#around) this.#around.tell(it);
    else this.said = it;
  }

  /** Gives the focus to a part of this element. */
  protected focusOn(id: string): void {
    const parts = this.shadowRoot;
    (parts?.getElementById(id) ?? parts?.getElementById(this.home))?.focus();
  }

  readonly #onLine = (event: Event): void => {
    if (event.type === SPOKEN) this.requestUpdate();
    if (event.type === 'offline') this.lack = 'offline';
    if (event.type === 'online') void this.load();
    if ((event as PageTransitionEvent).persisted) this.#watch(this.client);
  };

  #watch(village: Village | undefined): void {
    this.#unwatch?.();
    this.#asking.abort();
    this.#watched = village;
    this.#asOf = new Date();
    this.#inside.tell();
    this.#unwatch = village?.permissions.subscribe(() => this.heard?.(village));
    this.forget?.();
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

/** The line goes and comes back, and so does a page that was left: then nothing old is shown. A language comes. */
const LINES = ['online', 'offline', 'pageshow', SPOKEN] as const;
