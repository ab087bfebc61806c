import { html, type TemplateResult } from 'lit/html.js';
import type { Scene } from './scene.js';
import type { State } from './state.js';
import { header } from './view-header.js';
import { permissions } from './view-permissions.js';
import { disclosures, held, history } from './view-records.js';
import { settled } from './view-settled.js';
import { suggestions } from './view-suggestions.js';
import { told } from './view-told.js';
import { visit } from './view-visit.js';
import { wishes } from './view-wishes.js';
import { type Words, wordsIn } from './words.js';

/** The page, for whatever there is to show. */
export function view(state: State, on: Scene['acts']): TemplateResult {
  const words = wordsIn(state.locale);
  switch (state.at) {
    case 'home':
      return village({ home: state, words, acts: on });
    case 'door':
      return door(state.why, words);
    case 'waiting':
      return html`<main class="alone" aria-busy="true"><p>${words.say('loading')}</p></main>`;
    case 'cut-off':
      return cutOff(words, () => on.enter(state.locale));
  }
}

const village = (scene: Scene): TemplateResult => html`
  ${header(scene)}
  <main>
    ${suggestions(scene)} ${visit(scene)} ${permissions(scene)} ${wishes(scene)}
    <div class="records">
      ${settled(scene)} ${disclosures(scene)} ${held(scene)} ${history(scene)} ${told(scene)}
    </div>
  </main>
`;

const door = (why: 'no-code' | 'refused', { say }: Words): TemplateResult => html`
  <main class="alone">
    <h1 id="title" tabindex="-1">${say('door.title')}</h1>
    ${
      why === 'refused'
        ? html`<p>${say('door.used')} ${say('door.next')}</p>`
        : html`<p>${say('door.open')}</p>`
    }
  </main>
`;

const cutOff = ({ say }: Words, again: () => void): TemplateResult => html`
  <main class="alone">
    <h1 id="title" tabindex="-1">${say('unreachable')}</h1>
    <button type="button" class="plain" @click=${again}>${say('again')}</button>
  </main>
`;
