import { PURPOSES } from '@village-butcher/sdk';
import { COMPLAINTS, RESIDENCES } from '@village-butcher/sdk/contract';
import { numberOf } from '@village-butcher/sdk/elements/messages';
import type { RightsRequest } from '@village-butcher/sdk/rights';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { lastDay } from './last-day.js';
import { PLACES } from './places-to-live.js';
import type { Scene } from './scene.js';
import type { Seen } from './state.js';
import { restricting } from './view-restrict.js';
import { capital } from './words.js';

/** What one may ask for: each is one press, and none asks why. Below it, where each stands. */
export function asks(scene: Scene, seen: Seen): TemplateResult {
  const { say } = scene.words;
  return html`
    <details class="record">
      <summary id="asks"><h2>${say('asks.title')}</h2></summary>
      <p>${say('asks.lead')}</p>
      <div class="right">${stopping(scene, seen)}</div>
      ${restricting(scene, seen)}
      <div class="right">${ending(scene, seen)}</div>
      <div class="right">${mending(scene)}</div>
      <div class="right">${deciding(scene)}</div>
      <div class="right">${complaining(scene)}</div>
      ${filed(scene, seen)}
    </details>
  `;
}

function stopping({ words: { say, day }, acts }: Scene, { pausedUntil }: Seen): TemplateResult {
  return html`
    <h3>${say('stop.title')}</h3>
    <p>${say('stop.lead')}</p>
    ${
      pausedUntil === null
        ? html`<button type="button" @click=${() => acts.ask({ right: 'restrict' })}>
            ${say('stop.do')}
          </button>`
        : html`<p class="soft">${say('stop.until', { date: day(pausedUntil) })}</p>`
    }
  `;
}

/** Whatever one could get, or somebody may read for. */
function ending({ words, acts }: Scene, { coming }: Seen): TemplateResult {
  const { say, name } = words;
  const purposes = PURPOSES.filter((purpose) => coming.includes(purpose));
  return html`
    <h3>${say('end.title')}</h3>
    <p>${say(purposes.length > 0 ? 'end.lead' : 'end.none')}</p>
    ${purposes.map(
      (purpose) => html`
        <button type="button" @click=${() => acts.ask({ right: 'object', purpose })}>
          ${capital(say('end.do', { purpose: name('purpose', purpose) }))}
        </button>
      `,
    )}
  `;
}

const mending = ({ words: { say }, acts }: Scene): TemplateResult => html`
  <h3>${say('mend.title')}</h3>
  <p>${say('mend.lead')}</p>
  <button type="button" @click=${() => acts.ask({ right: 'complaint', about: 'told-wrongly' })}>
    ${say('mend.do')}
  </button>
`;

const deciding = ({ words: { say }, acts }: Scene): TemplateResult => html`
  <h3>${say('decide.title')}</h3>
  <p>${say('decide.lead')}</p>
  <button type="button" @click=${() => acts.ask({ right: 'decision' })}>${say('decide.do')}</button>
`;

/** The platform's own form: what was chosen is read when it is sent, and kept nowhere. */
const complaining = ({ words: { say, name }, acts }: Scene): TemplateResult => html`
  <h3>${say('moan.title')}</h3>
  <p>${say('moan.lead')}</p>
  <form
    class="keeping"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      acts.complain(new FormData(event.currentTarget as HTMLFormElement));
    }}
  >
    <label>
      <span>${say('moan.about')}</span>
      <select name="about">
        ${COMPLAINTS.map((about) => html`<option value=${about}>${name('about', about)}</option>`)}
      </select>
    </label>
    <label>
      <span>${say('moan.home')}</span>
      <select name="residence">
        <option value="">${say('moan.nowhere')}</option>
        ${RESIDENCES.map((place) => html`<option value=${place}>${PLACES[place]}</option>`)}
      </select>
    </label>
    <button>${say('moan.do')}</button>
  </form>
`;

const filed = (scene: Scene, { requests }: Seen): TemplateResult => html`
  <h3>${scene.words.say('filed.title')}</h3>
  ${
    requests.length === 0
      ? html`<p class="soft">${scene.words.say('filed.none')}</p>`
      : html`<ul class="entries">
          ${requests.map((request) => html`<li>${one(scene, request)}</li>`)}
        </ul>`
  }
`;

/** One request: what, where it stands, by when, and where to turn to. */
function one({ words, acts }: Scene, request: RightsRequest): TemplateResult {
  const { say, name, day } = words;
  const { id, right, state, flags, receivedAt, dueAt, closedAt, authority } = request;
  const line = (text: string): TemplateResult => html`<p class="soft">${text}</p>`;
  const no = request.steps.find(({ courtRoute }) => courtRoute !== null);
  return html`
    <p><strong>${name('right', right)}</strong>: ${name('stage', state)}</p>
    ${line(say('filed.at', { date: day(receivedAt), number: numberOf(id) }))}
    ${
      closedAt === null
        ? line(say('filed.due', { date: day(lastDay(dueAt)) }))
        : line(say('filed.closed', { date: day(closedAt) }))
    }
    ${flags.includes('overdue') ? html`<p>${say('filed.late')}</p>` : nothing}
    ${flags.includes('extended') ? line(say('filed.extended')) : nothing}
    ${
      right === 'complaint' || no
        ? html`<p class="soft">
            <a href=${authority.url} rel="noreferrer"
              >${say('filed.authority', { name: authority.name })}</a
            >
          </p>`
        : nothing
    }
    ${no ? line(say('filed.court', { law: no.courtRoute ?? '' })) : nothing}
    ${
      state === 'clarification'
        ? html`<button type="button" @click=${() => acts.clarify(id)}>
            ${say('filed.clarified')}
          </button>`
        : nothing
    }
    ${
      closedAt === null
        ? html`<button type="button" class="plain" @click=${() => acts.askBack(id)}>
            ${say('filed.back')}
          </button>`
        : nothing
    }
  `;
}
