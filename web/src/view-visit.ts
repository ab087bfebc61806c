import type { Visit } from '@village-butcher/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Deed } from './deeds.js';
import type { Scene } from './scene.js';
import type { Words } from './words.js';

/** Standing at a counter: one press, and a code to show. It permits nothing. */
export const visit = ({ home, words, acts }: Scene): TemplateResult => html`
  <section aria-labelledby="visit" class="visit">
    <button type="button" class="plain" id="visit" @click=${() => acts.come()}>
      ${words.say('visit.open')}
    </button>
    ${home.visit?.store === home.store ? code(home.visit, words) : ''}
  </section>
`;

/** In two halves, so that it can be read out. */
const code = ({ code: letters, until }: Visit, { say, time }: Words): TemplateResult => html`
  <p>${say('visit.show', { time: time(until) })}</p>
  <p class="visit-code">${letters.slice(0, 5)} ${letters.slice(5)}</p>
`;

/** Says that the customer is in this store, and keeps the code that came back. */
export const comingTo = (keep: (visit: Visit) => void): Deed => ({
  focus: 'visit',
  send: async (village, { store }) => {
    const opened = await village.visits.open({ store });
    keep(opened);
    return undefined;
  },
  said: ({ say }) => say('visit.done'),
});
