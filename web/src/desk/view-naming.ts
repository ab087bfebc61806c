import {
  NAMING_REASONS,
  type Naming,
  type NamingEnd,
  type NamingReason,
  type Question,
} from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Acts, Sitting } from './state.js';
import { momentIn, type Say } from './words.js';

/** Asks for the names of an answer: why, in which case, and as whom the customers are known. */
export function naming(
  { namings: allowed, named, answer }: Sitting,
  { columns }: Question,
  say: Say,
  on: Acts,
): TemplateResult | typeof nothing {
  const canName = columns.some(({ name }) => name === 'customerRef');
  if (allowed === null || named || !canName || !answer?.columns.includes('customerRef')) {
    return nothing;
  }
  return html`
    <details class="narrow">
      <summary>${say('naming.title')}</summary>
      <p>${say('naming.lead')}</p>
      <form
        id="naming"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          on.askNaming(whyIn(event.currentTarget as HTMLFormElement));
        }}
      >
        ${reasons(say)}
        <label>
          <span>${say('naming.ticket')}</span>
          <input
            type="text"
            name="ticket"
            required
            pattern="([A-Z]{2,5}-)?[0-9]{1,12}"
            autocomplete="off"
          />
        </label>
        <label>
          <span>${say('naming.knownTo')}</span>
          <input
            type="text"
            name="knownTo"
            required
            pattern="[a-z]+:[a-z0-9\\-]+(/[a-z0-9\\-]+)*"
            autocomplete="off"
            value=${appIn(answer.rows)}
          />
        </label>
        <button>${say('naming.ask')}</button>
      </form>
    </details>
  `;
}

const reasons = (say: Say): TemplateResult => html`
  <label>
    <span>${say('naming.reason')}</span>
    <select name="reason">
      ${NAMING_REASONS.map(
        (reason) => html`<option value=${reason}>${say(`reason.${reason}`)}</option>`,
      )}
    </select>
  </label>
`;

/** The app that stands in the answer, if one does: mostly it is the one that knows its customers. */
const appIn = (rows: NonNullable<Sitting['answer']>['rows']): string =>
  rows.map(({ cells }) => String(cells['recipient'])).find((id) => id.startsWith('app:')) ?? '';

function whyIn(form: HTMLFormElement) {
  const said = new FormData(form);
  const text = (name: string): string => String(said.get(name)).trim();
  return {
    reason: text('reason') as NamingReason,
    ticket: text('ticket'),
    knownTo: text('knownTo'),
  };
}

/** Who asked for names, and what became of it. Another's waits for me; what was approved I can read. */
export function namings(
  { namings: all, questions, locale }: Sitting,
  say: Say,
  on: Acts,
): TemplateResult | typeof nothing {
  if (all === null) return nothing;
  const titleOf = (one: Naming) =>
    questions.find(({ slug }) => slug === one.question)?.title ?? one.question;
  return html`
    <section class="namings" aria-labelledby="namings">
      <h2 id="namings">${say('naming.list')}</h2>
      ${all.length === 0 ? html`<p>${say('naming.none')}</p>` : nothing}
      <ul>
        ${all.map(
          (one) => html`
            <li>
              <strong>${titleOf(one)}</strong>
              <span>${say(`reason.${one.reason}`)}, ${byWhom(one, say)}</span>
              <span class="soft"
                >${say(`naming.${one.state}`)},
                ${say('naming.until', { until: momentIn(locale, one.until) })}</span
              >
              ${deeds(one, say, on)}
            </li>
          `,
        )}
      </ul>
      <button type="button" @click=${() => on.lookAtNamings()}>${say('naming.again')}</button>
    </section>
  `;
}

/** The end of a name tells one person from the other. */
const byWhom = ({ isOwn, asker, ticket }: Naming, say: Say): string =>
  say('naming.by', { who: isOwn ? say('naming.own') : `…${asker.slice(-6)}`, ticket });

function deeds(one: Naming, say: Say, on: Acts): TemplateResult | typeof nothing {
  const end = (says: NamingEnd['says'], key: 'approve' | 'refuse' | 'takeBack') => html`
    <button type="button" @click=${() => on.endNaming(one, says)}>${say(`naming.${key}`)}</button>
  `;
  if (one.state === 'approved' && one.isOwn) {
    return html`<button type="button" @click=${() => on.readNaming(one)}>
      ${say('naming.read')}
    </button>`;
  }
  if (one.state !== 'waiting') return nothing;
  return one.isOwn
    ? end('taken-back', 'takeBack')
    : html`<p class="after">${end('approved', 'approve')} ${end('refused', 'refuse')}</p>`;
}
