import { html, type TemplateResult } from 'lit/html.js';
import type { Standing } from '../client/shape.js';
import type { Word } from './rows.js';
import type { CoreKey } from './texts-de.js';
import { capital, type Words } from './words.js';

/** What sentences are made of: words, and the names of those whom one shares with. */
export interface Scene<Key extends string = CoreKey> {
  readonly words: Words<Key | CoreKey>;
  readonly recipients: Standing['recipients'];
}

/** Whom one shares with, as one would say it: `my Brandt-App`. */
export function recipientIn({ recipients, words }: Scene, id: string): string {
  const name = recipients.find((one) => one.id === id)?.name ?? id;
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
  html`<span class="sentence" part="sentence"
    ><span>${capital(scene.words.name('field', word.field))}</span> ${aim(scene, word)}</span
  >`;
