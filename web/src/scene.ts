import { html, type TemplateResult } from 'lit/html.js';
import type { Acts } from './acts.js';
import type { Home } from './state.js';
import type { Words } from './words.js';

/** All that a part of the page is drawn from. */
export interface Scene {
  readonly home: Home;
  readonly words: Words;
  readonly acts: Acts;
}

/** A choice among a few. */
export interface Choice {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

/** Draws a choice: a list of the platform's own. */
export const select = ({ label, options, chosen, choose }: Choice): TemplateResult => html`
  <label class="choice">
    <span>${label}</span>
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(
        ({ value, text }) =>
          html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
      )}
    </select>
  </label>
`;
