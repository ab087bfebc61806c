import { html, nothing, type TemplateResult } from 'lit/html.js';
import { css } from './drawn.js';
import { each } from './each.js';
import type { Said } from './surroundings.js';

/** A slip from the till: what was just done. What is read out has to be there before its words are. */
export const slip = (said: Said | undefined): TemplateResult => html`
  <div class=${said ? 'slip' : 'no-slip'} part="slip">
    <div
      role="status"
      part="line"
      lang=${said?.locale ?? nothing}
      ${each(said ? [said] : [], (one) => one, words)}
    ></div>
    ${
      said?.undo
        ? html`<button type="button" id="undo" class="quiet" @click=${said.undo.go}>
            ${said.undo.label}
          </button>`
        : nothing
    }
  </div>
`;

const words = ({ text, number }: Said): TemplateResult =>
  html`<p>${text}</p>
    ${number ? html`<p class="number">${number}</p>` : nothing}`;

/** How a slip looks: torn off below. */
export const slipStyle = css`
  .slip {
    position: relative;
    isolation: isolate;
    inline-size: fit-content;
    max-inline-size: min(62ch, 100%);
    margin-inline: auto;
    padding: calc(1.5 * var(--_1)) calc(3 * var(--_1)) calc(2.5 * var(--_1));
    filter: drop-shadow(0 0 1px var(--_rule));
  }
  .slip::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: 0;
    background: var(--_card);
    mask: conic-gradient(from -45deg at bottom, transparent, #000 1deg 89deg, transparent 90deg)
      50% / 12px 100%;
  }
  @media (forced-colors: active) {
    .slip {
      border: 2px solid;
    }
    .slip::before {
      mask: none;
    }
  }
`;
