import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Scene } from './scene.js';
import type { DeskSentence } from './texts-desk.js';

/** A switch, as a sign on a shop door: it says how things are. */
export interface Sign {
  readonly id: string;
  readonly isOn: boolean;
  /** The ids of what it is about. Its own word is added: what one reads is what it is called. */
  readonly about: string;
  /** Nothing said: it cannot be turned here. */
  readonly turn: (() => void) | undefined;
  /** Whether its notice is open, where it has one. */
  readonly isOpen?: boolean;
}

/** Draws a door sign. */
export function sign(
  { words }: Scene<DeskSentence>,
  { id, isOn, about, turn, isOpen }: Sign,
): TemplateResult {
  const word = words.say(isOn ? 'switch.on' : 'switch.off');
  if (!turn) return html`<p class="state">${word}</p>`;
  return html`
    <button
      type="button"
      class="sign"
      part="switch"
      role="switch"
      id=${id}
      aria-checked=${isOn ? 'true' : 'false'}
      aria-labelledby="${about} ${id}--word"
      aria-expanded=${isOpen ?? nothing}
      @click=${turn}
    >
      <span id="${id}--word">${word}</span>
    </button>
  `;
}
