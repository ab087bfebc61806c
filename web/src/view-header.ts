import { html, nothing, type TemplateResult } from 'lit/html.js';
import { rowsIn, sharedIn } from '@village-butcher/sdk/elements/messages';
import { languages } from './languages.js';
import type { Scene } from './scene.js';

/** Whose village it is, what they share in one sentence, and the way to end all of it. */
export const header = (scene: Scene): TemplateResult => html`
  <header>
    <div class="head">
      <h1 id="title" tabindex="-1">${scene.words.say('village.title')}</h1>
      ${languages(scene.words, (locale) => scene.acts.speak(locale))}
    </div>
    <p class="who">${scene.words.say('village.of', { name: scene.home.name })}</p>
    <div class="head">
      <p class="status" data-village="status">${status(scene)}</p>
      <button
        type="button"
        class="plain"
        data-village="withdraw-all"
        @click=${() => scene.acts.takeAllBack()}
      >
        ${scene.words.say('withdraw.all')}
      </button>
    </div>
    ${pause(scene)}
  </header>
`;

/** What the rows below show, in one sentence. */
function status({ home, words }: Scene): string {
  const shared = sharedIn(rowsIn(home.seen.standing));
  if (shared.facts === 0) return words.say('status.none');
  return words.say('status.some', {
    facts: words.count('facts', shared.facts),
    recipients: words.count('recipients', shared.with),
  });
}

function pause({ home, words, acts: on }: Scene): TemplateResult | typeof nothing {
  const { pausedUntil } = home.seen.standing;
  if (pausedUntil === null) return nothing;
  return html`
    <p class="pause">
      ${words.say('pause.until', { date: words.day(pausedUntil) })}
      <button type="button" class="plain" @click=${() => on.resume()}>
        ${words.say('pause.end')}
      </button>
    </p>
  `;
}
