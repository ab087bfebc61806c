import { html, type TemplateResult } from 'lit/html.js';
import { toMarket } from './gate.js';
import { languages } from './languages.js';
import type { Scene } from './scene.js';

/** Whose village it is, and the way to the market. */
export const header = ({ home, words, acts }: Scene): TemplateResult => html`
  <header>
    <div class="head">
      <h1 id="title" tabindex="-1">${words.say('village.title')}</h1>
      ${languages(words, acts.speak)}
    </div>
    <div class="head">
      <p class="soft">${words.say('village.of', { name: home.name })}</p>
      ${toMarket(words)}
    </div>
  </header>
`;
