import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type DayHint, type Draft, MOST_HINTS } from './draft.js';
import type { Scene } from './scene.js';
import { capital } from './words.js';

/** My calendar: read here, and only days and hints of it leave, those that I leave in (L8). */
export function calendar(scene: Scene): TemplateResult {
  const { words, acts, home } = scene;
  return html`
    <details class="record">
      <summary id="calendar"><h2>${words.say('calendar.title')}</h2></summary>
      <p>${words.say('calendar.preview')}</p>
      <label class="pick">
        ${words.say('calendar.file')}
        <input
          type="file"
          class="unseen"
          accept=".ics,text/calendar"
          @change=${({ target }: Event) => acts.openCalendar(target as HTMLInputElement)}
        />
      </label>
      ${home.draft ? drawn(scene, home.draft) : nothing}
    </details>
  `;
}

/** What the file came to, and what would be sent. */
function drawn(scene: Scene, draft: Draft): TemplateResult {
  const { words, acts } = scene;
  const { hints, skipped, isUnreadable } = draft;
  if (isUnreadable)
    return html`<p id="draft" tabindex="-1">${words.say('calendar.unreadable')}</p>`;
  const tooMany = hints.length - MOST_HINTS;
  return html`
    <p id="draft" tabindex="-1">
      ${words.say(hints.length > 0 ? 'calendar.found' : 'calendar.none')}
      ${skipped > 0 ? words.count('skipped', skipped) : nothing}
      ${tooMany > 0 ? words.say('calendar.most', { most: MOST_HINTS, n: tooMany }) : nothing}
    </p>
    <ul class="entries">
      ${repeat(
        hints,
        ({ date, hint }) => `${date} ${hint}`,
        (hint) => html`<li>${line(scene, draft, hint)}</li>`,
      )}
    </ul>
    ${
      hints.length > 0 && tooMany <= 0
        ? html`<button type="button" @click=${() => acts.sendHints(hints)}>
            ${words.count('hints', hints.length)}
          </button>`
        : nothing
    }
  `;
}

function line({ words, acts }: Scene, draft: Draft, hint: DayHint): TemplateResult {
  const said = `${words.day(`${hint.date}T00:00`)}: ${words.name('hint', hint.hint)}`;
  return html`
    <div class="head">
      <div>
        <h3>${capital(said)}</h3>
        ${
          hint.hint === 'guests'
            ? html`<label class="choice">
                <span>${words.say('calendar.count')}</span>
                <input
                  type="number"
                  min="1"
                  max="100"
                  .value=${String(hint.count ?? '')}
                  @change=${({ target }: Event) =>
                    acts.countGuests(draft, hint, target as HTMLInputElement)}
                />
              </label>`
            : nothing
        }
      </div>
      <button type="button" class="quiet" @click=${() => acts.leaveOut(draft, hint)}>
        ${words.say('calendar.out')}<span class="unseen"> ${said}</span>
      </button>
    </div>
  `;
}
