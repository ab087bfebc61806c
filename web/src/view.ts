import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Acts } from './acts.js';
import { cutOff } from './cut-off.js';
import type { Scene } from './scene.js';
import type { State } from './state.js';
import { toMarket } from './gate.js';
import { header } from './view-header.js';
import { otherKey } from './view-proofs.js';
import { leaving } from './view-rights.js';
import { own } from './view-own.js';
import { type Words, wordsIn } from './words.js';

/** The page, for whatever there is to show. */
export function view(state: State, on: Acts): TemplateResult {
  const words = wordsIn(state.locale);
  switch (state.at) {
    case 'home':
      return village({ home: state, words, acts: on });
    case 'door':
      return door(state.why, words);
    case 'waiting':
      return html`<main class="alone" aria-busy="true"><h1>${words.say('loading')}</h1></main>`;
    case 'cut-off':
      return cutOff(words, () => on.enter(state.locale));
  }
}

const village = (scene: Scene): TemplateResult => html`
  ${header(scene)}
  <main>
    ${otherKey(scene)} ${scene.home.seen ? leaving(scene, scene.home.seen) : nothing}
    <village-permissions></village-permissions>
    ${scene.home.seen ? own(scene, scene.home.seen) : nothing}
  </main>
`;

const door = (why: 'no-code' | 'refused', words: Words): TemplateResult => {
  const { say } = words;
  return html`
    <main class="alone">
      <h1 id="title" tabindex="-1">${say('door.title')}</h1>
      ${
        why === 'refused'
          ? html`<p>${say('door.used')} ${say('door.next')}</p>`
          : html`<p>${say('door.open')}</p>`
      }
      <p>${say('door.market')}</p>
      ${toMarket(words)}
    </main>
  `;
};
