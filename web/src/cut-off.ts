import { html, type TemplateResult } from 'lit/html.js';
import type { Words } from './words.js';

/** Nobody answers. */
export const cutOff = ({ say }: Words, again: () => void): TemplateResult => html`
  <main class="alone">
    <h1 id="title" tabindex="-1">${say('unreachable')}</h1>
    <button type="button" @click=${again}>${say('again')}</button>
  </main>
`;
