import { html, type TemplateResult } from 'lit/html.js';
import { ConfigurationError } from '../core/error.js';
import { DrawnElement, type PropertyDeclarations, type PropertyValues } from './drawn.js';
import type { VillageEvents } from './events.js';
import { languagesAt, wordsIn } from './language.js';
import type { CoreKey } from './texts-de.js';
import type { MessageKey } from './texts.js';
import type { Words } from './words.js';

/**
 * An element that speaks. If this page gave it no language, it says nothing: what the page put inside
 * it stays to be seen, and the app is told which entry is missing.
 *
 * @slot - What is seen until the element is there, and where it has no language.
 */
export abstract class SpeakingElement<Key extends MessageKey> extends DrawnElement {
  static override properties: PropertyDeclarations = { locale: {} };
  /** The language. Nothing said: that of what stands around. */
  declare locale: string | null;
  /** How it speaks. Without it nothing is drawn, so whatever is drawn may count on it. */
  declare protected words: Words<Key | CoreKey>;
  /** Nobody gave it a language. */
  protected isMute = false;

  /** The language of what stands around. */
  protected abstract readonly localeAround: string | undefined;
  /** What there is to be seen, in a language. */
  protected abstract drawn(): TemplateResult;

  protected override willUpdate(_: PropertyValues): void {
    const wanted = languagesAt(this, this.locale, this.localeAround);
    const words = wordsIn(wanted, this.words);
    const missing = `@village-butcher/sdk/elements/${wanted[0]}`;
    if (words) this.words = words;
    else if (!this.isMute)
      this.dispatch('village-error', new ConfigurationError(missing, 'must be given to `speak`'));
    this.isMute = !words;
  }

  protected override render(): TemplateResult {
    return this.isMute
      ? html`<slot></slot>`
      : html`<div lang=${this.words.locale}>${this.drawn()}</div>`;
  }

  /** Tells the app. The answer: whether the app lets it be. */
  protected dispatch<Type extends keyof VillageEvents>(
    type: Type,
    detail: VillageEvents[Type]['detail'],
    cancelable?: 'cancelable',
  ): boolean {
    const open = { bubbles: true, composed: true, cancelable: cancelable !== undefined };
    return this.dispatchEvent(new CustomEvent(type, { ...open, detail }));
  }
}
