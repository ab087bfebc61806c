import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Checked, Outcome } from './check.js';
import type { Acts, Sitting } from './state.js';
import type { Key } from './texts.de.js';
import { numberIn, type Say } from './words.js';

/** What this browser found out by itself, and what nobody here has found out. */
export const checks = (sitting: Sitting, say: Say, on: Acts): TemplateResult => html`
  <aside class="checks" aria-labelledby="checks">
    <h2 id="checks">${say('check.title')}</h2>
    <p class="soft">${say('check.lead')}</p>
    ${sitting.checked ? found(sitting, sitting.checked, say) : nothing} ${key(sitting, say, on)}
    <h3>${say('check.notTitle')}</h3>
    <ul class="not">
      ${(['check.notRows', 'check.notAll', 'check.notTime'] as const).map(
        (one) => html`<li>${say(one)}</li>`,
      )}
    </ul>
  </aside>
`;

function found(
  { locale }: Sitting,
  { signature, growth, position, why, size, seen }: Checked,
  say: Say,
): TemplateResult {
  const since =
    seen === null ? say('check.first') : say('check.since', { seen: numberIn(locale, seen) });
  return html`
    <div role="status">
      <ul class="found">
        ${check('check.signature', signature, '', say)} ${check('check.growth', growth, since, say)}
        ${check('check.position', position, '', say)}
      </ul>
    </div>
    ${size === null ? nothing : html`<p class="soft">${say('check.size', { size: numberIn(locale, size) })}</p>`}
    ${why === '' ? nothing : html`<p class="soft">${reason(why, say)}</p>`}
  `;
}

/** Why something was not found in order, or not looked at. */
function reason(why: string, say: Say): string {
  if (why === 'trust') return say('check.noKey');
  return why === 'key' ? say('check.otherKey') : say('check.why', { why });
}

const check = (what: Key, outcome: Outcome, more: string, say: Say): TemplateResult => html`
  <li class=${outcome}>
    <span>${say(what)} <span class="soft">${more}</span></span>
    <strong>${say(`outcome.${outcome}`)}</strong>
  </li>
`;

const key = ({ keyOfLog }: Sitting, say: Say, on: Acts): TemplateResult => html`
  <form
    class="key"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const { elements } = event.currentTarget as HTMLFormElement;
      on.pin((elements.namedItem('key') as HTMLInputElement).value);
    }}
  >
    <label>
      <span>${say('check.key')}</span>
      <input type="text" name="key" autocomplete="off" spellcheck="false" .value=${keyOfLog} />
    </label>
    <button>${say('check.pin')}</button>
    <p class="soft">${say('check.keyHelp')}</p>
  </form>
`;
