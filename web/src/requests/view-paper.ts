import { PURPOSES } from '@village-butcher/sdk';
import { COMPLAINTS, type PaperAct } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { capital } from '../words.js';
import type { Acts, Sitting } from './state.js';
import type { Speech } from './words.js';

/** What can be asked without another word. */
const ALONE = ['access', 'erase', 'restrict', 'decision'] as const;
const CHANNELS = ['paper', 'counter'] as const;

/** Enters what a customer asked for on paper, by a line of a receipt and in words of closed lists. */
export function paper({ refused }: Sitting, words: Speech, on: Acts): TemplateResult {
  const { say, name } = words;
  return html`
    <details class="paper">
      <summary><h2>${say('paper.title')}</h2></summary>
      <p>${say('paper.lead')}</p>
      <form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          on.file(actIn(new FormData(event.currentTarget as HTMLFormElement)));
        }}
      >
        <label>
          <span>${say('paper.channel')}</span>
          <select name="channel">
            ${CHANNELS.map((channel) => option(channel, name('channel', channel)))}
          </select>
        </label>
        ${what(words)}
        <label>
          <span>${say('paper.line')}</span>
          <input type="text" name="line" required autocomplete="off" spellcheck="false" />
        </label>
        <label>
          <span>${say('paper.date')}</span>
          <input type="date" name="date" />
        </label>
        <button>${say('paper.do')}</button>
      </form>
      <div role="status">
        ${
          refused === null || isId(refused)
            ? nothing
            : html`<p class="refused">
                ${say(refused === 'line' ? 'paper.line-unknown' : 'paper.refused')}
              </p>`
        }
      </div>
    </details>
  `;
}

/** What it is about: a right alone, or with the one word that it needs. */
const what = ({ say, name }: Speech): TemplateResult => html`
  <label>
    <span>${say('paper.what')}</span>
    <select name="ask">
      ${ALONE.map((right) => option(right, name('right', right)))}
      <optgroup label=${say('paper.object')}>
        ${PURPOSES.map((one) => option(`object ${one}`, name('purpose', one)))}
      </optgroup>
      <optgroup label=${say('paper.complaint')}>
        ${COMPLAINTS.map((one) => option(`complaint ${one}`, name('about', one)))}
      </optgroup>
    </select>
  </label>
`;

const option = (value: string, text: string): TemplateResult =>
  html`<option value=${value}>${capital(text)}</option>`;

/** What was refused at a request stands there, and not here. */
const isId = (refused: string): boolean => refused === '' || refused.includes('-');

/** As a field for a date writes it. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

/** What is in the form. A day is meant by its middle: that lies in it wherever the house is. */
function actIn(form: FormData): PaperAct {
  const text = (name: string): string => String(form.get(name)).trim();
  const [right, about] = text('ask').split(' ');
  const of = right === 'object' ? { purpose: about } : right === 'complaint' ? { about } : {};
  const date = text('date');
  return {
    channel: text('channel'),
    line: text('line').toLowerCase(),
    ask: { right, ...of },
    ...(date === '' || date === today() ? {} : { receivedAt: `${date}T11:00:00.000Z` }),
  } as PaperAct;
}
