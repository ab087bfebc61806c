import { FORMATS, type Export, type Format, type Question } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Acts, Sitting } from './state.js';
import { momentIn, numberIn, type Say } from './words.js';

const LONGEST_REASON = 300;
/** What a spreadsheet expects between two cells, where these languages are spoken. */
const TABLE_IN = { de: 'csv-semicolon', en: 'csv', nl: 'csv-semicolon' } as const;

/** The whole answer as files: what for, in which forms, how far it is, and the way to it. */
export const exporting = (
  sitting: Sitting,
  asked: Question,
  say: Say,
  on: Acts,
): TemplateResult => html`
  <form
    class="export"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const said = new FormData(event.currentTarget as HTMLFormElement);
      on.exportFor(reasonIn(said), formatsIn(said));
    }}
  >
    <fieldset class="formats">
      <legend>${say('export.formats')}</legend>
      ${offeredFor(asked).map(
        (format) => html`
          <label>
            <input
              type="checkbox"
              name="format"
              value=${format}
              ?checked=${format === 'xlsx' || format === TABLE_IN[sitting.locale]}
            />
            <span>${say(`format.${format}`)}</span>
          </label>
        `,
      )}
      <p class="soft">${say('export.always')}</p>
    </fieldset>
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

/** Records are a form of the one answer that proves consents. JSON Lines is no choice: it is always there. */
const offeredFor = ({ slug }: Question): readonly Exclude<Format, 'jsonl'>[] =>
  FORMATS.filter((format) => format !== 'jsonl').filter(
    (format) => format !== 'jsonld' || slug === 'proof',
  );

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

const reasonIn = (said: FormData): string => String(said.get('reason')).trim().normalize('NFC');

const formatsIn = (said: FormData): readonly Format[] =>
  FORMATS.filter((format) => said.getAll('format').includes(format));
