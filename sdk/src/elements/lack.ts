import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CoreKey } from './texts-de.js';
import type { Words } from './words.js';

/** Why nothing new can be shown. */
export type Lack = 'offline' | 'failed';

/** That it is on its way, or why it is not here. `asOf`: when that which is shown was so. */
export function lackOf(
  { say, time }: Words<CoreKey>,
  lack: Lack | undefined,
  asOf: Date | undefined,
  again: () => void,
): TemplateResult | typeof nothing {
  if (!lack) return asOf ? nothing : html`<p class="soft" aria-busy="true">${say('loading')}</p>`;
  const offline = asOf ? say('offline', { time: time(asOf) }) : say('unreachable');
  return html`<div class="fault head" part="line">
    <p>${lack === 'offline' ? offline : say('unseen')}</p>
    <button type="button" @click=${again}>${say('again')}</button>
  </div>`;
}

/** Nobody is here to show anything of. */
export const stranger = ({ say }: Words<CoreKey>): TemplateResult =>
  html`<p class="soft">${say('stranger')}</p>`;
