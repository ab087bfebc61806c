import type { Answer, Locale, Question, QuestionParameters } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { wordsIn } from '../words.js';
import type { Acts, Sitting } from './state.js';
import { exporting } from './view-export.js';
import { holding } from './view-held.js';
import { form } from './view-form.js';
import { naming } from './view-naming.js';
import { table, time } from './view-table.js';
import { momentIn, numberIn, parameterIn, type Say } from './words.js';

/** The question, its two clocks, and its rows. */
export function answer(sitting: Sitting, say: Say, on: Acts): TemplateResult {
  const { asked, answer: found, refused, isBusy } = sitting;
  return html`
    <section class="answer" aria-labelledby="answer" aria-busy=${isBusy ? 'true' : 'false'}>
      <h2 id="answer">${say('answer.title')}</h2>
      ${asked === null ? html`<p>${say('answer.none')}</p>` : html`<h3 id="question">${asked.title}</h3>`}
      ${sitting.named ? html`<p class="refused">${say('naming.seen')}</p>` : nothing}
      ${asked === null || sitting.named ? nothing : form(sitting, asked, say, on)}
      <div role="status">
        ${isBusy && !found ? html`<p>${say('loading')}</p>` : nothing}
        ${
          refused === null || refused === 'lift'
            ? nothing
            : html`<p class="refused">
                ${say('answer.refused', { name: parameterIn(say, refused) })}
              </p>`
        }
        ${found && asked ? summary(sitting, asked, found, say) : nothing}
      </div>
      ${found && asked ? table(sitting, asked, found, say) : nothing}
      ${found ? after(found, say, on) : nothing} ${found ? draft(asked, found, say, on) : nothing}
      ${found ? holding(sitting, say, on) : nothing}
      ${found && asked && !sitting.named ? exporting(sitting, asked, say, on) : nothing}
      ${found && asked ? naming(sitting, asked, say, on) : nothing}
    </section>
  `;
}

/** Never one clock without the other. */
const summary = (sitting: Sitting, asked: Question, found: Answer, say: Say): TemplateResult => {
  const { locale } = sitting;
  const { asOf, knownAsOf, logSize, next, unsealed, suppressed, unlisted } = found;
  return html`
    <dl class="clocks">
      <div>
        <dt>${say('answer.asOf')}</dt>
        <dd>${time(locale, asOf)}</dd>
      </div>
      <div>
        <dt>${say('answer.known')}</dt>
        <dd>${time(locale, knownAsOf)}</dd>
      </div>
      <div>
        <dt>${say('answer.log')}</dt>
        <dd class="number">${numberIn(locale, logSize)}</dd>
      </div>
    </dl>
    ${narrowed(sitting, asked, say)}
    ${unlisted.map((name) => html`<p class="refused">${say('answer.unlisted', { name: parameterIn(say, name) })}</p>`)}
    <p class="status">${howMany(asked, found, say)}</p>
    ${next === undefined ? nothing : html`<p>${say('answer.partly')}</p>`}
    ${suppressed > 0 ? html`<p class="soft">${say('answer.suppressed', { n: suppressed })}</p>` : nothing}
    ${unsealed > 0 ? html`<p class="soft">${say('answer.unsealed', { n: unsealed })}</p>` : nothing}
  `;
};

/** What the rows are about, on paper too; the two clocks stand above. */
function narrowed(
  { locale, parameters }: Sitting,
  { parameters: listed }: Question,
  say: Say,
): TemplateResult | typeof nothing {
  const said = listed.flatMap(({ name, kind }) => {
    const value = parameters[name as keyof QuestionParameters];
    const isClock = name === 'asOf' || name === 'knownAsOf';
    if (value === undefined || isClock) return [];
    return [`${parameterIn(say, name)}: ${spoken(locale, kind, String(value))}`];
  });
  if (said.length === 0) return nothing;
  return html`<p class="narrowed">${say('answer.narrowed')}: ${said.join(' · ')}</p>`;
}

/** What stands in a field of the form, as it is read. */
function spoken(locale: Locale, kind: string, value: string): string {
  if (kind === 'moment') return `${momentIn(locale, value)} UTC`;
  if (kind === 'choice') return '✓';
  if (kind === 'field' || kind === 'purpose' || kind === 'right') {
    return wordsIn(locale).name(kind, value);
  }
  return kind === 'request-state' ? wordsIn(locale).name('stage', value) : value;
}

/** Only an answer that is whole can say that nothing happened. */
function howMany({ isZero }: Question, { rows: { length: n }, next }: Answer, say: Say): string {
  if (n > 0) return say(isZero ? 'answer.incidents' : 'answer.rows', { n });
  return say(isZero && next === undefined ? 'answer.clean' : 'answer.empty');
}

const after = ({ next, rows }: Answer, say: Say, on: Acts): TemplateResult => html`
  <p class="after">
    ${
      next === undefined
        ? nothing
        : html`<button type="button" @click=${() => on.more()}>${say('answer.more')}</button>`
    }
    ${
      rows.length === 0
        ? nothing
        : html`<button type="button" @click=${() => print()}>${say('answer.print')}</button>`
    }
  </p>
`;

/** Of a whole answer about a breach alone: what is to be told of it, as counts. */
const draft = (asked: Question | null, { next, rows }: Answer, say: Say, on: Acts) =>
  asked?.slug !== 'blast-radius' || next !== undefined || rows.length === 0
    ? nothing
    : html`<p>
        <button type="button" @click=${() => on.draftBreach()}>${say('breach.draft')}</button>
      </p>`;
