import type { Visit } from '@village-butcher/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Words } from '../words.js';

/** Standing at a counter: one press, and a code to show. It permits nothing. */
export const come = ({ say }: Words, coming: () => void): TemplateResult => html`
  <button type="button" id="visit" @click=${coming}>${say('visit.open')}</button>
`;

/** The code, in two halves, so that it can be read out. */
export const codeOf = ({ code, until }: Visit, { say, time }: Words): TemplateResult => html`
  <section aria-labelledby="visit" class="visit">
    <p>${say('visit.show', { time: time(until) })}</p>
    <p class="visit-code">${code.slice(0, 5)} ${code.slice(5)}</p>
  </section>
`;
