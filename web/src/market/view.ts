import type { Locale } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { cutOff } from '../cut-off.js';
import { toVillage } from '../gate.js';
import { languages } from '../languages.js';
import { type Words, wordsIn } from '../words.js';
import type { Inside, State, Store } from './state.js';
import { codeOf, come } from './visit.js';

/** Not a shotgun: three at most. */
const MOST = 3;

/** What can be done on the page itself. */
export interface Acts {
  readonly enter: (locale: Locale) => void;
  readonly speak: (locale: Locale) => void;
  /** Says that one is in this store, for a counter of it. */
  readonly come: () => void;
}

/** The page, for whatever there is to show. */
export function view(state: State, on: Acts): TemplateResult {
  const words = wordsIn(state.locale);
  switch (state.at) {
    case 'store':
      return html`${header(state.store.name, words, on, elsewhere(words))}
      ${inside(state, words, on)}`;
    case 'stores':
      return html`${header(words.say('market.where'), words, on)} ${doors(state.stores)}`;
    case 'waiting':
      return html`<main class="alone" aria-busy="true"><h1>${words.say('loading')}</h1></main>`;
    case 'cut-off':
      return cutOff(words, () => on.enter(state.locale));
  }
}

const header = (
  title: string,
  words: Words,
  on: Acts,
  way: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <header>
    <div class="head">
      <h1 id="title" tabindex="-1">${title}</h1>
      ${languages(words, on.speak)}
    </div>
    <div class="head">
      <p class="soft">${words.today(new Date())}</p>
      ${way}
    </div>
  </header>
`;

const elsewhere = ({ say }: Words): TemplateResult =>
  html`<a class="way" href="?store=">${say('market.other')}</a>`;

const inside = ({ store, as, visit }: Inside, words: Words, on: Acts): TemplateResult => html`
  <main>
    ${as === 'guest' ? toVillage(words) : home(words, on)} ${visit ? codeOf(visit, words) : nothing}
    <village-suggestions
      store=${store.id}
      limit=${MOST}
      ?everybody=${as === 'guest'}
    ></village-suggestions>
  </main>
`;

/** What is shared, the way to change it, and how to show a counter that one is here. */
const home = (words: Words, on: Acts): TemplateResult => html`
  <div class="head">
    <village-permission-button href="/"></village-permission-button>
    ${come(words, on.come)}
  </div>
`;

/** Where one is, by one press. */
const doors = (stores: readonly Store[]): TemplateResult => html`
  <main>
    <ul class="stores">
      ${stores.map(
        ({ id, name }) => html`<li><a href="?store=${encodeURIComponent(id)}">${name}</a></li>`,
      )}
    </ul>
  </main>
`;
