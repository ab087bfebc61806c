import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Desk, DeskActs } from './desk.js';
import { statusOf } from './status.js';

/** For how many days one can pause by one press. */
const DAYS = [1, 7, 30] as const;

/** How much I share, in one sentence, and the ways to end all of it: for a while, or for good. */
export function status(desk: Desk): TemplateResult {
  const { words, rows, on, unsent } = desk;
  return html`
    <div class="grid">
      <p class="sentence status" id="status" part="status" data-village="status" tabindex="-1">
        ${statusOf(rows, words)}
      </p>
      ${unsent > 0 ? html`<p class="unsent" part="line">${words.say('withdraw.waiting')}</p>` : nothing}
      ${paused(desk)} ${on ? ends(desk, on) : nothing}
    </div>
  `;
}

const ends = (desk: Desk, on: DeskActs): TemplateResult => html`
  <div class="ends" part="actions">
    <button type="button" data-village="withdraw-all" @click=${() => on.takeAllBack()}>
      ${desk.words.say('withdraw.all')}
    </button>
    ${isPaused(desk) ? nothing : pause(desk, on)}
  </div>
`;

const pause = ({ words: { say } }: Desk, on: DeskActs): TemplateResult => html`
  <details>
    <summary>${say('pause.title')}</summary>
    <p>${say('pause.lead')}</p>
    <p class="lengths">
      ${DAYS.map(
        (n) =>
          html`<button type="button" @click=${() => on.pause(n)}>${say(`pause.${n}`)}</button>`,
      )}
    </p>
  </details>
`;

const isPaused = ({ standing: { pausedUntil } }: Desk): boolean =>
  pausedUntil !== null && new Date(pausedUntil) > new Date();

function paused(desk: Desk): TemplateResult | typeof nothing {
  const { standing, words, on } = desk;
  if (!isPaused(desk)) return nothing;
  return html`
    <div class="paused head" part="line">
      <p>${words.say('pause.until', { date: words.day(standing.pausedUntil ?? '') })}</p>
      ${
        on
          ? html`<button type="button" @click=${() => on.resume()}>
              ${words.say('pause.end')}
            </button>`
          : nothing
      }
    </div>
  `;
}
