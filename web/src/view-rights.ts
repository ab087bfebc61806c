import { FIELDS } from '@village-butcher/sdk';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Scene } from './scene.js';
import type { Seen } from './state.js';
import { asks } from './view-asks.js';

/** Everything is about to go: nobody may miss that, and staying is one press. */
export function leaving({ words, acts }: Scene, seen: Seen): TemplateResult | typeof nothing {
  const { dueAt } = seen.erasure;
  if (dueAt === null) return nothing;
  const when = { date: words.day(dueAt), time: words.time(dueAt) };
  return html`
    <div class="alarm">
      <p>${words.say('leave.due', when)}</p>
      <button type="button" @click=${acts.stay}>${words.say('leave.stay')}</button>
    </div>
  `;
}

/** What one may ask for; everything about me as a file, and everything erased. None asks why. */
export function rights(scene: Scene, seen: Seen): TemplateResult {
  const { say } = scene.words;
  return html`
    ${asks(scene, seen)}
    <details class="record">
      <summary id="rights"><h2>${say('rights.title')}</h2></summary>
      <div class="right">${file(scene)}</div>
      <div class="right">${erasing(scene, seen)}</div>
    </details>
  `;
}

function file({ home, words: { say }, acts }: Scene): TemplateResult {
  return html`
    <h3>${say('file.title')}</h3>
    <p>${say('file.lead')}</p>
    <button type="button" @click=${acts.saveFile}>${say('file.save')}</button>
    ${home.file === 'none' ? nothing : html`<p class="soft">${say(`file.${home.file}`)}</p>`}
  `;
}

function erasing({ words, acts }: Scene, seen: Seen): TemplateResult {
  const { say, day } = words;
  const { state, mode, keptUntil } = seen.erasure;
  if (state === 'nothing') {
    return html`<h3>${say('leave.title')}</h3>
      <p>${say('leave.nothing')}</p>`;
  }
  const fields = FIELDS.filter((field) => seen.told[field] !== undefined);
  const names = words.list(fields.map((field) => words.name('field', field)));
  const date = keptUntil === null ? '' : day(`${keptUntil}T00:00`);
  return html`
    <h3>${say('leave.title')}</h3>
    <p>${say('leave.goes')}</p>
    <ul class="points">
      ${fields.length > 0 ? html`<li>${say('gone.told', { fields: names })}</li>` : nothing}
      <li>${say('gone.given')}</li>
      ${seen.settled.length > 0 ? html`<li>${say('gone.settled')}</li>` : nothing}
      <li>${say('gone.history')}</li>
    </ul>
    <p>${say('leave.stays')}</p>
    <ul class="points">
      <li>${say(mode === 'shred' ? 'stays.shred' : 'stays.restrict', { date })}</li>
      <li>${say('stays.read')}</li>
      <li>${say('stays.own')}</li>
    </ul>
    ${
      state === 'waiting'
        ? nothing
        : html`<p>${say('leave.when')}</p>
            <button type="button" @click=${acts.leave}>${say('leave.do')}</button>`
    }
  `;
}
