import { type Field, FIELDS } from '@village-butcher/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Scene } from './scene.js';
import type { Seen } from './state.js';
import { linesOf } from './told.js';
import { calendar } from './view-calendar.js';
import { capital } from './words.js';

/** What I told, in plain lines, and my calendar to tell of. Only I see it here, and each can be erased. */
export function told(scene: Scene, seen: Seen): TemplateResult {
  const { say } = scene.words;
  const fields = FIELDS.filter((field) => seen.told[field] !== undefined);
  return html`
    <details class="record">
      <summary id="told"><h2>${say('told.title')}</h2></summary>
      ${
        fields.length > 0
          ? html`<ul class="entries">
              ${fields.map((field) => html`<li>${line(scene, seen, field)}</li>`)}
            </ul>`
          : html`<p>${say('told.none')}</p>`
      }
    </details>
    ${calendar(scene)}
  `;
}

function line({ words, acts }: Scene, seen: Seen, field: Field): TemplateResult {
  return html`
    <div class="head">
      <div>
        <h3>${capital(words.name('field', field))}</h3>
        ${linesOf(field, seen.told, words).map((one) => html`<p>${capital(one)}</p>`)}
      </div>
      <button type="button" @click=${() => acts.erase(field)}>
        ${words.say('told.erase')}<span class="unseen"> ${words.name('field', field)}</span>
      </button>
    </div>
  `;
}
