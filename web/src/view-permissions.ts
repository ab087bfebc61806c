import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  noticeFor,
  type Group,
  groupsOf,
  isSpecial,
  keyOf,
  markOf,
  type Row,
  rowsIn,
  signOf,
  endAfter,
  longestDaysFor,
  MONTHS,
} from '@village-butcher/sdk/elements/messages';
import { aim, type Scene, select, sentence, sign } from './scene.js';
import type { Asking } from './state.js';
import { capital } from './words.js';

/** What I share: one line for each permission, with its sign. The rest lies behind one door. */
export function permissions(scene: Scene): TemplateResult {
  const { home, words } = scene;
  const rows = rowsIn(home.seen.standing);
  const front = groupsOf(rows.filter(({ key }) => home.front.has(key)));
  const more = groupsOf(rows.filter(({ key }) => !home.front.has(key)));
  return html`
    <section aria-labelledby="permissions">
      <h2 id="permissions" tabindex="-1">${words.say('permissions.title')}</h2>
      ${notice(scene)} ${front.map((group) => said(scene, group))}
      <details class="more">
        <summary>${words.say('permissions.more')}</summary>
        ${more.map((group) => unsaid(scene, group))}
      </details>
    </section>
  `;
}

/** The text that every grant on this page names. In another language, it says so first. */
function notice({ home, words }: Scene): TemplateResult | typeof nothing {
  const found = noticeFor(home.seen.standing.notices, words.locale);
  if (!found) return nothing;
  const { text, locale } = found;
  return html`
    ${
      locale.startsWith(words.locale)
        ? nothing
        : html`<p class="foreign">
            ${words.say('notice.language', { language: words.language(locale) })}
          </p>`
    }
    <p class="notice" lang=${locale}>${text}</p>
  `;
}

/** A field that something was said of. */
function said(scene: Scene, { field, rows }: Group): TemplateResult {
  const id = `said--${field}`;
  return html`
    <div class="group">
      <h3 id=${id}>${capital(scene.words.name('field', field))}</h3>
      ${ledger(scene, rows, id)}
    </div>
  `;
}

/** What else could be given of a field: behind its name, for there are many recipients. */
function unsaid(scene: Scene, { field, rows }: Group): TemplateResult {
  const id = `unsaid--${field}`;
  return html`
    <details class="group">
      <summary><h3 id=${id}>${capital(scene.words.name('field', field))}</h3></summary>
      ${ledger(scene, rows, id)}
    </details>
  `;
}

const ledger = (scene: Scene, rows: readonly Row[], heading: string): TemplateResult => html`
  <ul class="ledger">
    ${repeat(
      rows,
      ({ key }) => key,
      (row) => html`<li>${line(scene, row, heading)}</li>`,
    )}
  </ul>
`;

function line(scene: Scene, row: Row, heading: string): TemplateResult {
  const { home, acts } = scene;
  const { key, word, isOn } = row;
  const isAsked = home.asking !== null && keyOf(home.asking.which) === key;
  const about = `aim--${key}`;
  const opens = isSpecial(word.field) && !isOn ? { isOpen: isAsked } : {};
  return html`
    <div class="line" data-village-permission=${markOf(word)}>
      <p class="aim" id=${about}>${aim(scene, word)}</p>
      <p class="until">${end(scene, row)}</p>
      ${sign(scene, {
        id: signOf(key),
        isOn,
        about: `${heading} ${about}`,
        turn: () => acts.turn(row),
        ...opens,
      })}
    </div>
    ${home.asking && isAsked ? answers(scene, home.asking) : nothing}
  `;
}

/** Until when, and what holds it up meanwhile. */
function end({ home, words }: Scene, { key, isOn, stand }: Row): string {
  const { say, day } = words;
  if (home.waiting === key) return say('grant.waiting');
  if (!isOn || !stand?.until) return '';
  const until = say('permission.until', { date: day(stand.until) });
  return stand.verdict === 'pending' ? `${until}. ${say('pending.adult')}` : until;
}

/** The notice of a special field, in place. Two answers that weigh the same, and they come first. */
function answers(scene: Scene, asking: Asking): TemplateResult {
  const { words, acts, home } = scene;
  const { say, day } = words;
  const longest = longestDaysFor(home.seen.standing, asking.which);
  return html`
    <div
      class="asking"
      data-village="notice"
      data-village-permission=${markOf(asking.which)}
      @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && acts.refuse(asking)}
    >
      <p>${sentence(scene, asking.which)}</p>
      <p>${say('grant.special')}</p>
      ${notice(scene)}
      <p>${say('grant.until', { date: day(endAfter(asking.months, longest, new Date())) })}</p>
      <div class="answers">
        <button
          type="button"
          class="answer"
          data-village="choice"
          @click=${() => acts.allow(asking)}
        >
          ${say('grant.yes')}
        </button>
        <button
          type="button"
          class="answer"
          data-village="choice"
          @click=${() => acts.refuse(asking)}
        >
          ${say('grant.no')}
        </button>
      </div>
      ${select({
        label: say('grant.length'),
        options: MONTHS.map((n) => ({ value: String(n), text: say('grant.months', { n }) })),
        chosen: String(asking.months),
        choose: (months) => acts.choose(asking, Number(months)),
      })}
    </div>
  `;
}
