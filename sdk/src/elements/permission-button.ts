import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Standing } from '../client/shape.js';
import type { Village } from '../client/village.js';
import { css, type PropertyDeclarations } from './drawn.js';
import { VillageElement } from './element.js';
import { rowsIn } from './rows.js';
import { standingOf } from './standing.js';
import { statusOf } from './status.js';
import { PLAIN } from './style-plain.js';

/**
 * `<village-permission-button href="/my-village">`: how much is shared, in one sentence, and the way to
 * where it is changed. It is always there, also before anything is known.
 */
export class VillagePermissionButton extends VillageElement<never, Standing> {
  static override properties: PropertyDeclarations = { ...VillageElement.properties, href: {} };
  static override styles = [
    ...PLAIN,
    css`
      :host {
        display: inline-block;
        background: none;
      }
      a {
        display: inline-grid;
        align-content: center;
        min-block-size: var(--_tap);
        padding: var(--_half) var(--_2);
        border: 1px solid var(--_rule);
        border-radius: calc(var(--_round) / 2);
        background: var(--_card);
        color: var(--_ink);
        text-decoration: none;
      }
      a:hover .sentence {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
    `,
  ];
  /** Where it leads. */
  declare href: string | null;

  protected override ask(village: Village): Promise<Standing> {
    return standingOf(village);
  }

  protected override heard(village: Village): void {
    this.seen = village.permissions.snapshot();
  }

  protected override drawn(): TemplateResult {
    return this.shown(this.seen, this.client);
  }

  protected override shown(seen: Standing | undefined, village: Village | undefined) {
    const { say } = this.words;
    const isWaiting = (village?.pending().length ?? 0) > 0;
    return html`<a href=${this.href ?? nothing} part="actions">
      <span class="soft">${say('village.title')}</span>
      ${seen ? html`<span class="sentence" part="sentence">${statusOf(rowsIn(seen), this.words)}</span>` : nothing}
      ${isWaiting ? html`<span class="soft" part="line">${say('withdraw.waiting')}</span>` : nothing}
    </a>`;
  }
}
