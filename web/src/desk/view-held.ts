import {
  QUARANTINE_REASONS,
  type Quarantine,
  type QuarantineReason,
} from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { cohortIn } from './cohort.js';
import type { Acts, Sitting } from './state.js';
import { momentIn, type Say } from './words.js';

/** Below the count of a cohort: holding it, and what is held already. */
export function holding(sitting: Sitting, say: Say, on: Acts): TemplateResult | typeof nothing {
  const { asked, held, refused } = sitting;
  if (asked?.slug !== 'cohort' || held === null) return nothing;
  const isNamed = cohortIn(sitting.parameters) !== null;
  return html`
    <section class="held" aria-labelledby="hold">
      <h3 id="hold">${say('hold.title')}</h3>
      <p>${say('hold.lead')}</p>
      ${isNamed ? press(say, on) : html`<p class="soft">${say('hold.need')}</p>`}
      <div role="status">
        ${refused === 'lift' ? html`<p class="refused">${say('hold.another')}</p>` : nothing}
      </div>
      <h4>${say('hold.list')}</h4>
      ${held.length === 0 ? html`<p class="soft">${say('hold.none')}</p>` : nothing}
      <ul>
        ${held.map((one) => html`<li>${shown(sitting, one, say, on)}</li>`)}
      </ul>
    </section>
  `;
}

const press = (say: Say, on: Acts): TemplateResult => html`
  <form
    class="export"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      on.hold(String(new FormData(form).get('reason')) as QuarantineReason);
    }}
  >
    <label>
      <span>${say('hold.reason')}</span>
      <select name="reason">
        ${QUARANTINE_REASONS.map(
          (reason) => html`<option value=${reason}>${say(`reason.${reason}`)}</option>`,
        )}
      </select>
    </label>
    <button>${say('hold.begin')}</button>
  </form>
`;

const shown = ({ locale }: Sitting, one: Quarantine, say: Say, on: Acts): TemplateResult => {
  const at = (moment: string): string => momentIn(locale, moment);
  const { notice, version, from, to, reason } = one;
  return html`
    <p>
      ${say('hold.one', {
        notice,
        version,
        from: at(from),
        to: at(to),
        reason: say(`reason.${reason}`),
      })}
    </p>
    <p class="soft">${farOf(one, at, say)}</p>
    ${
      one.state === 'lifted'
        ? nothing
        : html`<p>
            <button type="button" @click=${() => on.lift(one.id)}>${say('hold.lift')}</button>
          </p>`
    }
  `;
};

function farOf(
  { state, openedAt, liftingAt, liftedAt }: Quarantine,
  at: (moment: string) => string,
  say: Say,
): string {
  if (state === 'lifted') return say('hold.lifted', { at: at(liftedAt ?? openedAt) });
  if (state === 'lifting') return say('hold.lifting', { at: at(liftingAt ?? openedAt) });
  return say('hold.open', { at: at(openedAt) });
}
