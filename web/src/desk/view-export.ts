import type { Export } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Acts, Sitting } from './state.js';
import { momentIn, numberIn, type Say } from './words.js';

const LONGEST_REASON = 300;

/** The whole answer as files: what for, how far it is, and the way to it. */
export const exporting = (sitting: Sitting, say: Say, on: Acts): TemplateResult => html`
  <form
    class="export"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      on.exportFor(reasonIn(event.currentTarget as HTMLFormElement));
    }}
  >
    <label>
      <span>${say('export.reason')}</span>
      <input type="text" name="reason" required maxlength=${LONGEST_REASON} autocomplete="off" />
    </label>
    <button>${say('export.begin')}</button>
  </form>
  <div role="status">
    ${sitting.exported ? progress(sitting, sitting.exported, say, on) : nothing}
  </div>
`;

const progress = (
  { locale }: Sitting,
  { state, rows, until }: Export,
  say: Say,
  on: Acts,
): TemplateResult => {
  const n = numberIn(locale, rows);
  if (state === 'working') return html`<p>${say('export.working', { n })}</p>`;
  if (state !== 'ready') return html`<p class="refused">${say('export.ended')}</p>`;
  return html`
    <p>${say('export.ready', { n, until: momentIn(locale, until) })}</p>
    <p><button type="button" @click=${() => on.fetchArchive()}>${say('export.fetch')}</button></p>
  `;
};

const reasonIn = (form: HTMLFormElement): string =>
  String(new FormData(form).get('reason')).trim().normalize('NFC');
