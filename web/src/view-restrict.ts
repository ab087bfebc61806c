import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Shared } from './restricted.js';
import type { Scene } from './scene.js';
import type { Seen } from './state.js';
import { capital } from './words.js';

/** One field is not used for a while, whoever may read it; what was permitted stays as it was (GDPR Art. 18). */
export const restricting = (scene: Scene, { shared }: Seen): TemplateResult | typeof nothing =>
  shared.length === 0
    ? nothing
    : html`<div class="right">
        <h3>${scene.words.say('rest.title')}</h3>
        <p>${scene.words.say('rest.lead')}</p>
        ${shared.map((one) => restriction(scene, one))}
      </div>`;

function restriction(
  { words: { say, name, day }, acts }: Scene,
  { field, permissions, pausedUntil }: Shared,
): TemplateResult {
  const said = name('field', field);
  if (pausedUntil === null) {
    return html`<button
      type="button"
      @click=${() => acts.ask({ right: 'restrict', permissions: [...permissions] })}
    >
      ${capital(say('rest.do', { field: said }))}
    </button>`;
  }
  return html`
    <p class="soft">${capital(say('rest.until', { field: said, date: day(pausedUntil) }))}</p>
    <button type="button" @click=${() => acts.lift(permissions)}>
      ${capital(say('rest.lift', { field: said }))}
    </button>
  `;
}
