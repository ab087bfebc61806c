import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Sitting } from './state.js';
import { momentIn, type Say } from './words.js';

/** What the last night found, in one line; and if it found something, what and since when. */
export function night(
  { night: last, questions, locale }: Sitting,
  say: Say,
): TemplateResult | typeof nothing {
  if (!last || last.at === null) return nothing;
  const at = momentIn(locale, last.at);
  const found = last.items.filter(({ rows }) => rows > 0);
  const n = found.reduce((sum, { rows }) => sum + rows, 0);
  if (n === 0) return html`<p class="soft night">${say('night.none', { at })}</p>`;
  return html`
    <p class="refused night">${say('night.found', { at, n })}</p>
    <ul class="night">
      ${found.map(({ question, rows, since }) => {
        const title = questions.find(({ slug }) => slug === question)?.title ?? question;
        const from = momentIn(locale, since ?? last.at!);
        return html`<li>${say('night.since', { title, n: rows, since: from })}</li>`;
      })}
    </ul>
  `;
}
