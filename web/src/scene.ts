import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Acts } from './acts.js';
import type { Word } from '@village-butcher/sdk/elements/messages';
import type { Home } from './state.js';
import { capital, type Words } from './words.js';

/** All that a part of the page is drawn from. */
export interface Scene {
  readonly home: Home;
  readonly words: Words;
  readonly acts: Acts;
}

/** Whom one shares with, as one would say it: `my Brandt-App`. */
export function recipientIn({ home, words }: Scene, id: string): string {
  const name = home.seen.standing.recipients.find((one) => one.id === id)?.name ?? id;
  return words.name('recipient', id.split(':', 1)[0] ?? '', { name });
}

/** Names of fields, as a list in a sentence. */
export const fieldsIn = ({ words }: Scene, fields: readonly string[]): string =>
  words.list([...new Set(fields)].map((field) => words.name('field', field)));

/** The arrow is an ornament: the words say the same without it. */
const arrow = html`<span class="arrow" aria-hidden="true">→</span>`;

/** To whom, and for what. */
export function aim(scene: Scene, { recipient, purpose }: Word): TemplateResult {
  const { say, name } = scene.words;
  const to = say('permission.to', { recipient: recipientIn(scene, recipient) });
  const its = say('permission.for', { purpose: name('purpose', purpose) });
  return html`<span>${arrow} ${to}</span> <span>${arrow} ${its}</span>`;
}

/** A permission as a sentence: what, to whom, for what. */
export const sentence = (scene: Scene, word: Word): TemplateResult =>
  html`<span class="sentence"
    ><span>${capital(scene.words.name('field', word.field))}</span> ${aim(scene, word)}</span
  >`;

/** A switch, as a sign on a shop door: it says how things are. */
export interface Sign {
  readonly id: string;
  readonly isOn: boolean;
  /** The ids of what it is about. Its own word is added: what one reads is what it is called. */
  readonly about: string;
  readonly turn: () => void;
  /** Whether its notice is open, where it has one. */
  readonly isOpen?: boolean;
}

/** Draws a door sign. */
export const sign = (
  { words }: Scene,
  { id, isOn, about, turn, isOpen }: Sign,
): TemplateResult => html`
  <button
    type="button"
    class="sign"
    role="switch"
    id=${id}
    aria-checked=${isOn ? 'true' : 'false'}
    aria-labelledby="${about} ${id}--word"
    aria-expanded=${isOpen ?? nothing}
    @click=${turn}
  >
    <span id="${id}--word">${words.say(isOn ? 'switch.on' : 'switch.off')}</span>
  </button>
`;

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
