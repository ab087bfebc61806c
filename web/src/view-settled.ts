import type { Settled } from '@village-butcher/sdk';
import { repeat } from 'lit/directives/repeat.js';
import { html, type TemplateResult } from 'lit/html.js';
import type { Scene } from './scene.js';
import type { Seen } from './state.js';
import { titleOf } from './words.js';

/** What I am done with in this app. It lies open: one press settled it, and one takes that back. */
export function settled(scene: Scene, { settled: all }: Seen): TemplateResult {
  const { say } = scene.words;
  return html`
    <details class="record" open>
      <summary id="settled"><h2>${say('settle.title')}</h2></summary>
      ${
        all.length > 0
          ? html`<ul class="entries">
              ${repeat(
                all,
                ({ item }) => item,
                (one) => html`<li>${line(scene, one)}</li>`,
              )}
            </ul>`
          : html`<p>${say('settle.none')}</p>`
      }
    </details>
  `;
}

function line({ words, acts }: Scene, one: Settled): TemplateResult {
  const { say, name, day } = words;
  const title = titleOf(one, words);
  const until = one.until && say('permission.until', { date: day(one.until) });
  return html`
    <div class="head">
      <div>
        <h3>${title}</h3>
        <p class="soft">${[name('settled', one.says), until].filter(Boolean).join(', ')}</p>
      </div>
      <button type="button" class="quiet" @click=${() => acts.unsettle(one)}>
        ${say('settle.back')}<span class="unseen"> ${title}</span>
      </button>
    </div>
  `;
}
