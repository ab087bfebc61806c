import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Desk } from './desk.js';
import { each } from './each.js';
import { answers, notice } from './permission-notice.js';
import { type Group, groupsOf, isSpecial, keyOf, markOf, type Row, signOf } from './rows.js';
import { preview } from './preview.js';
import { aim } from './scene.js';
import { sign } from './sign.js';
import { capital } from './words.js';

/** What I share: one line for each permission, with its sign. The rest lies behind one door. */
export function permissionRows(desk: Desk): TemplateResult {
  const { rows, front, words, standing } = desk;
  const before = groupsOf(rows.filter(({ key }) => front.has(key)));
  const more = groupsOf(rows.filter(({ key }) => !front.has(key)));
  return html`
    <section aria-labelledby="permissions">
      <h2 id="permissions" part="title" tabindex="-1">${words.say('permissions.title')}</h2>
      ${notice(desk, standing)} ${before.map((group) => said(desk, group))}
      ${
        more.length > 0
          ? html`<details class="more">
              <summary>${words.say('permissions.more')}</summary>
              ${more.map((group) => unsaid(desk, group))}
            </details>`
          : nothing
      }
    </section>
  `;
}

/** A field that something was said of. */
function said(desk: Desk, { field, rows }: Group): TemplateResult {
  const id = `said--${field}`;
  return html`
    <div class="group">
      <h3 id=${id}>${capital(desk.words.name('field', field))}</h3>
      ${ledger(desk, rows, id)} ${preview(desk.words, field)}
    </div>
  `;
}

/** What else could be given of a field: behind its name, for there are many recipients. */
function unsaid(desk: Desk, { field, rows }: Group): TemplateResult {
  const id = `unsaid--${field}`;
  return html`
    <details class="group">
      <summary><h3 id=${id}>${capital(desk.words.name('field', field))}</h3></summary>
      ${ledger(desk, rows, id)}
    </details>
  `;
}

const ledger = (desk: Desk, rows: readonly Row[], heading: string): TemplateResult => html`
  <ul
    class="ledger"
    ${each(
      rows,
      ({ key }) => key,
      (row) => line(desk, row, heading),
    )}
  ></ul>
`;

function line(desk: Desk, row: Row, heading: string): TemplateResult {
  const { asking, on, standing } = desk;
  const { key, word, isOn } = row;
  const isAsked = asking !== undefined && keyOf(asking.which) === key;
  const about = `aim--${key}`;
  const opens = on && isSpecial(word.field) && !isOn ? { isOpen: isAsked } : {};
  return html`
    <div class="line" data-village-permission=${markOf(word)}>
      <p class="aim" id=${about} part="line">${aim(desk, word)}</p>
      <p class="until soft">${end(desk, row)}</p>
      ${sign(desk, {
        id: signOf(key),
        isOn,
        about: `${heading} ${about}`,
        turn: on && (() => on.turn(row)),
        ...opens,
      })}
    </div>
    ${on && asking && isAsked ? answers(desk, standing, asking, on) : nothing}
    ${proof(desk, row, `${heading} ${about}`)}
  `;
}

/** Until when, and what holds it up meanwhile. */
function end({ waiting, words }: Desk, { key, isOn, stand }: Row): string {
  const { say, day } = words;
  if (waiting.has(key)) return say('grant.waiting');
  if (!isOn || !stand?.until) return '';
  const until = say('permission.until', { date: day(stand.until) });
  return stand.verdict === 'pending' ? `${until}. ${say('pending.adult')}` : until;
}

/** The receipt of the last word on it, once it is opened. */
function proof(
  { words, proofs, on }: Desk,
  { key, stand }: Row,
  about: string,
): TemplateResult | typeof nothing {
  if (!stand || !on) return nothing;
  const { line: id } = stand;
  return html`
    <details class="proof" @toggle=${() => on.openProof(key)}>
      <summary aria-labelledby="proof--${key} ${about}">
        <span id="proof--${key}">${words.say('receipt.title')}</span>
      </summary>
      ${proofs.has(key) ? html`<village-receipt receipt-id=${id}></village-receipt>` : nothing}
    </details>
  `;
}
