import { html, type TemplateResult } from 'lit/html.js';
import type { Right, Suggestion } from '../client/shape.js';
import type { Village } from '../client/village.js';
import { PURPOSES, type SettledWord } from '../contract/vocabulary.js';
import { BY_STOP } from './deeds.js';
import { type PropertyDeclarations, type PropertyValues, wordsIn } from './drawn.js';
import { GivingElement } from './giving.js';
import { market } from './market.js';
import { keyOf, OFFERED, wordOf } from './rows.js';
import { TAGGED } from './style-tags.js';
import { groundOf, less, type Market, marketOf, NOWHERE } from './suggesting.js';
import type { TagSentence } from './texts-tags.js';

/**
 * `<village-suggestions store="brandt/mutzenhausen">`: what helps now in this store, each with its reason
 * and the way to end what it rests on. `purposes` and `limit` say what is asked for. `everybody`: nobody is
 * signed in, so nothing of anybody is asked for, and nothing can be done.
 */
export class VillageSuggestions extends GivingElement<TagSentence, Market> {
  static override properties: PropertyDeclarations = {
    ...GivingElement.properties,
    store: {},
    purposes: {},
    limit: { type: Number },
    everybody: { type: Boolean },
    holds: { state: true },
  };
  static override styles = TAGGED;
  /** Where the customer is. Without it nothing is asked. */
  declare store: string | null | undefined;
  /** What is asked for: words between blanks or commas. Nothing said: recipes and shopping tips. */
  declare purposes: string | null | undefined;
  /** How many at most. */
  declare limit: number | null | undefined;
  /** Nobody is signed in: what everybody gets, and nothing to do with it. */
  declare everybody: boolean;
  /** Whether that which was held back is looked at. */
  declare private holds: 'shut' | 'open';

  protected override readonly home = 'suggestions';
  protected override readonly surface = 'suggestion-why';
  /** What the answer rests on. Nothing: it is on its way. */
  #ground: string | undefined;

  constructor() {
    super();
    this.holds = 'shut';
  }

  protected override get standing() {
    return this.seen?.standing;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && ASKED.some((name) => changed.has(name))) {
      this.seen = undefined;
      void this.load();
    }
    super.willUpdate(changed);
  }

  /** Without a store there is nothing to ask. */
  override async load(): Promise<void> {
    if (this.store) await super.load();
  }

  protected override async ask(village: Village, signal: AbortSignal): Promise<Market> {
    const wanted = wordsIn(this.purposes) ?? OFFERED;
    const ask = {
      store: this.store ?? '',
      purposes: PURPOSES.filter((purpose) => wanted.includes(purpose)),
      ...(this.limit ? { limit: this.limit } : {}),
    };
    this.#ground = undefined;
    const found = await (this.everybody
      ? marketOf(village, ask, signal, async () => NOWHERE)
      : marketOf(village, ask, signal));
    this.#ground = groundOf(found.standing);
    return found;
  }

  /** What rests on something that is taken back leaves at once, and what there is now is asked. */
  protected override heard(village: Village): void {
    const standing = village.permissions.snapshot();
    if (this.seen) this.seen = standing && less(this.seen, village);
    if (this.#ground === undefined) return;
    const before = this.#ground;
    this.#ground = standing ? groundOf(standing) : '';
    // After this tick: what was taken back is on its way by then, and goes first.
    if (standing && before !== this.#ground) queueMicrotask(() => void this.load());
  }

  protected override drawn(): TemplateResult {
    return this.store
      ? super.drawn()
      : html`<p class="soft">${this.words.say('suggestions.nowhere')}</p>`;
  }

  protected override shown(seen: Market): TemplateResult {
    const { words, asking, allow, refuse, choose, holds } = this;
    return market({
      ...seen,
      words,
      recipients: seen.standing.recipients,
      asking,
      on: { allow, refuse, choose },
      holds,
      stop: (item, right) => this.#stop(item, right),
      done: this.everybody ? undefined : this.#done,
    });
  }

  readonly #done = {
    openHolds: () => {
      this.holds = 'open';
    },
    settle: (item: Suggestion, says: SettledWord) => void this.#settle(item, says),
  };

  #stop(item: Suggestion, right: Right): void {
    const stays = (one: Suggestion) => !one.rests.some((other) => keyOf(other) === keyOf(right));
    this.#fallBehind(item, stays);
    void this.takeBack([wordOf(right)], BY_STOP);
  }

  async #settle(item: Suggestion, says: SettledWord): Promise<void> {
    const { words } = this;
    const { ref, title } = item;
    this.#fallBehind(item);
    const done = await this.act({
      send: (village) => village.settled.put(ref, { says }),
      said: () => ({
        text: words.say(`settle.${says}`, { title }),
        undo: { label: words.say('undo'), go: () => void this.#unsettle(item) },
      }),
    });
    if (done && this.seen)
      this.seen = { ...this.seen, items: this.seen.items.filter((one) => one.ref !== ref) };
    await this.load();
  }

  async #unsettle({ ref, title }: Suggestion): Promise<void> {
    this.focusOn('suggestions');
    await this.act({
      send: (village) => village.settled.remove(ref),
      said: () => ({ text: this.words.say('settle.undone', { title }) }),
    });
    await this.load();
  }

  /** If this goes, the heading of the next has the focus; behind the last, that of all. */
  #fallBehind(item: Suggestion, stays: (one: Suggestion) => boolean = () => true): void {
    const items = this.seen?.items ?? [];
    const next = items.slice(items.indexOf(item) + 1).find(stays);
    this.fallTo = next ? `tag--${next.ref}` : this.home;
  }
}

/** What an answer is about: where it changes, nothing of the old one stays. */
const ASKED = ['store', 'purposes', 'limit', 'everybody'];
