import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Wish } from '../client/shape.js';
import { PURPOSES } from '../contract/vocabulary.js';
import { isOneOf } from '../core/word.js';
import type { Desk } from './desk.js';
import { sign } from './sign.js';
import { howOf, wishForm } from './wish-form.js';
import { capital } from './words.js';

/** What I want back: what can be asked for here, and whatever else was once asked for. */
export function wishes(desk: Desk): TemplateResult {
  const { words, standing, purposes } = desk;
  const wished = new Map(standing.wishes.map((wish) => [wish.purpose as string, wish]));
  const known = PURPOSES.filter((one) => purposes.includes(one) || wished.has(one));
  const unknown = [...wished.keys()].filter((one) => !isOneOf(PURPOSES, one));
  return html`
    <section aria-labelledby="wishes">
      <h2 id="wishes" part="title" tabindex="-1">${words.say('wish.title')}</h2>
      <p>${words.say('wish.only')}</p>
      <ul class="ledger">
        ${[...known, ...unknown].map(
          (purpose) => html`<li>${line(desk, purpose, wished.get(purpose))}</li>`,
        )}
      </ul>
    </section>
  `;
}

function line(desk: Desk, purpose: string, wish: Wish | undefined): TemplateResult {
  const { words, on } = desk;
  const about = `wish--${purpose}`;
  return html`
    <div class="line">
      <p class="aim" id=${about} part="line">${capital(words.name('purpose', purpose))}</p>
      <p class="until soft">${wish ? howOf(words, wish) : ''}</p>
      ${sign(desk, {
        id: `sign--${about}`,
        isOn: wish !== undefined,
        about,
        turn: on && (() => on.turnWish(purpose, wish)),
      })}
    </div>
    ${on && wish && isOneOf(PURPOSES, purpose) ? wishForm(desk, { purpose, wish, about, on }) : nothing}
  `;
}
