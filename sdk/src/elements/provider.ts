import { html, type TemplateResult } from 'lit/html.js';
import type { Village } from '../client/village.js';
import { css, DrawnElement, type PropertyDeclarations, type PropertyValues } from './drawn.js';
import { slip } from './slip.js';
import { PLAIN } from './style-plain.js';
import { Around, type Check, type Said } from './surroundings.js';

/**
 * `<village-provider>`: gives whatever stands inside it a client and a language, and has the one place
 * where things are said.
 *
 * @slot - Whoever shall have this client and this language.
 * @example
 * document.querySelector('village-provider').village = createVillage(options);
 */
export class VillageProvider extends DrawnElement {
  static override properties: PropertyDeclarations = {
    village: { attribute: false },
    check: { attribute: false },
    locale: {},
    said: { state: true },
  };
  static override styles = [
    ...PLAIN,
    css`
      :host {
        display: contents;
      }
      .slip {
        position: fixed;
        z-index: 1;
        inset-block-end: var(--_1);
        inset-inline: 0;
        max-inline-size: min(62ch, 100% - var(--_2));
        color: var(--_ink);
      }
      @media print {
        .slip {
          display: none;
        }
      }
    `,
  ];
  /** The client of whoever stands inside. */
  declare village: Village | undefined;
  /** Checks a receipt by whom this app trusts. Nothing said: receipts cannot be checked here. */
  declare check: Check | undefined;
  /** The language of whoever stands inside. Nothing said: the nearest `lang`. */
  declare locale: string | null;
  declare protected said: Said | undefined;

  readonly #around = new Around(this, () => ({
    village: this.given,
    check: this.check,
    locale: this.locale ?? undefined,
    tell: (said) => this.tell(said),
  }));
  #pageLanguage: MutationObserver | undefined;

  /** The client that those inside get. */
  protected get given(): Village | undefined {
    return this.village;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#pageLanguage = new MutationObserver(() => this.#around.tell());
    this.#pageLanguage.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pageLanguage?.disconnect();
  }

  /** Says what the app itself did, in the one place where things are said. */
  tell(said: Said): void {
    this.said = said;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('village')) this.said = undefined;
    if ([...changed.keys()].some((name) => name !== 'said')) this.#around.tell();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>${slip(this.said)}`;
  }
}
