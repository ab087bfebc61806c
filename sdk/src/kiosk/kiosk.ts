import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Village } from '../client/village.js';
import { css, type PropertyDeclarations, type PropertyValues } from '../elements/drawn.js';
import { languagesAt } from '../elements/language.js';
import { VillageProvider } from '../elements/provider.js';
import { slip } from '../elements/slip.js';
import type { Said } from '../elements/surroundings.js';
import { type Words, wordsOf } from '../elements/words.js';
import { KIOSK, type KioskKey } from './texts.js';
import { Untouched } from './untouched.js';

/**
 * `<village-kiosk>`: a provider for a screen that everybody uses. Whatever stands inside is shown after a tap
 * and not before, and is gone after a minute without one, with `clear()`, and when the page is left. Then it
 * has no client any more, and tells the app so with `village-cleared`.
 *
 * @example
 * kiosk.village = createVillage({ ...options, device: 'shared' });
 * kiosk.addEventListener('village-cleared', () => signOut());
 */
export class VillageKiosk extends VillageProvider {
  static override properties: PropertyDeclarations = {
    ...VillageProvider.properties,
    isShown: { state: true },
  };
  static override styles = [
    ...VillageProvider.styles,
    css`
      :host {
        --village-tap: 56px;
      }
      [hidden] {
        display: none;
      }
      .door {
        padding-block: var(--_2);
        color: var(--_ink);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
  /** Whether the customer has asked to see what is theirs. */
  declare private isShown: boolean;
  #saidBefore: Said | undefined;

  readonly #untouched = new Untouched({
    soon: () => {
      this.#saidBefore = this.said;
      this.tell({ text: this.#words.say('kiosk.soon') });
    },
    stay: () => {
      this.said = this.#saidBefore;
    },
    clear: () => this.clear(),
  });

  constructor() {
    super();
    this.isShown = false;
  }

  /** Those inside that were registered before it have looked around already: put back, they look again. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.replaceChildren(...this.childNodes);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.clear();
  }

  /** Takes away whatever is personal, as when somebody signs out. */
  clear(): void {
    this.#untouched.end();
    if (!this.village) return;
    this.village = undefined;
    this.dispatchEvent(new CustomEvent('village-cleared', { bubbles: true, composed: true }));
    // Once it is drawn without them: a new customer begins with nothing said.
    queueMicrotask(() => this.tell({ text: this.#words.say('kiosk.cleared') }));
  }

  /** Nothing is given, and so nothing is asked for, before it shall be shown. */
  protected override get given(): Village | undefined {
    return this.isShown ? this.village : undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('village')) {
      this.isShown = false;
      this.#saidBefore = undefined;
      if (this.village) this.#untouched.begin();
    }
    super.willUpdate(changed);
  }

  protected override render(): TemplateResult {
    return html`${this.village ? this.#door() : nothing}
      <div ?hidden=${!this.isShown}><slot></slot></div>
      ${slip(this.said)}`;
  }

  /** Opened by a tap, and shut by one, in the same place. */
  #door(): TemplateResult {
    const { say } = this.#words;
    return html`
      <div class="door head">
        <p>${say('kiosk.lead')}</p>
        <button type="button" @click=${() => this.#turn()}>
          ${say(this.isShown ? 'kiosk.done' : 'kiosk.show')}
        </button>
      </div>
    `;
  }

  #turn(): void {
    if (this.isShown) this.clear();
    else this.isShown = true;
  }

  get #words(): Words<KioskKey> {
    return wordsOf(KIOSK, languagesAt(this, this.locale, undefined)[0]!);
  }
}

/** Registers the kiosk, in this document. What has its name already keeps it. */
export function defineKiosk(): void {
  if (!customElements.get('village-kiosk')) customElements.define('village-kiosk', VillageKiosk);
}

declare global {
  interface HTMLElementTagNameMap {
    readonly 'village-kiosk': VillageKiosk;
  }
}
