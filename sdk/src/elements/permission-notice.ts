import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Standing } from '../client/shape.js';
import type { Asking, DeskActs } from './desk.js';
import { noticeFor } from './notice.js';
import { markOf } from './rows.js';
import { sentence, type Scene } from './scene.js';
import type { DeskSentence } from './texts-desk.js';
import { endAfter, longestDaysFor, MONTHS } from './until.js';

/** The text that every grant here names. In another language, it says so first. */
export function notice(
  { words }: Scene<DeskSentence>,
  { notices }: Standing,
): TemplateResult | typeof nothing {
  const found = noticeFor(notices, words.locale);
  if (!found) return nothing;
  const { text, locale } = found;
  const isForeign = !locale.startsWith(words.locale);
  return html`
    ${isForeign ? html`<p>${words.say('notice.language', { language: words.language(locale) })}</p>` : nothing}
    <p class="soft" part="line" lang=${locale}>${text}</p>
  `;
}

/** When that which is asked for would end. */
export const endOf = ({ which, months, until }: Asking, standing: Standing): Date =>
  until === undefined
    ? endAfter(months, longestDaysFor(standing, which), new Date())
    : new Date(until);

/** The notice of a special field, in place. Two answers that weigh the same, and they come first. */
export function answers(
  scene: Scene<DeskSentence>,
  standing: Standing,
  asking: Asking,
  on: Pick<DeskActs, 'allow' | 'refuse' | 'choose'>,
): TemplateResult {
  const { say, day } = scene.words;
  const [said, yes, locale] = ownWords(scene, standing, asking);
  return html`
    <div
      class="asking"
      part="notice"
      data-village="notice"
      data-village-permission=${markOf(asking.which)}
      id="asking"
      role="group"
      tabindex="-1"
      aria-labelledby="asked"
    >
      <p id="asked">${sentence(scene, asking.which)}</p>
      <p>${say('grant.special')}</p>
      <p>${say('grant.until', { date: day(endOf(asking, standing)) })}</p>
      ${notice(scene, standing)} ${said ? html`<p lang=${locale}>${said}</p>` : nothing}
      <div class="answers" part="actions">
        <button
          type="button"
          class="answer"
          part="choice"
          data-village="choice"
          lang=${yes ? locale : nothing}
          @click=${() => on.allow(asking)}
        >
          ${yes ?? say('grant.yes')}
        </button>
        <button
          type="button"
          class="answer"
          part="choice"
          data-village="choice"
          @click=${() => on.refuse(asking)}
        >
          ${say('grant.no')}
        </button>
      </div>
      ${asking.until === undefined ? lengths(scene, asking, on) : nothing}
    </div>
  `;
}

/** What the notice itself says: the sentence that gives this field, and the word on the yes beside it. */
function ownWords({ words }: Scene<DeskSentence>, { notices }: Standing, { which }: Asking) {
  const { locale = '', statements, controls } = noticeFor(notices, words.locale) ?? {};
  return [
    statements?.find(({ field }) => field === which.field)?.sentence,
    controls?.find(({ id }) => id === 'allow')?.label,
    locale,
  ] as const;
}

const lengths = (
  { words: { say } }: Scene<DeskSentence>,
  asking: Asking,
  on: Pick<DeskActs, 'choose'>,
): TemplateResult => html`
  <label class="choice">
    <span class="soft">${say('grant.length')}</span>
    <select
      @change=${({ target }: Event) => on.choose(asking, Number((target as HTMLSelectElement).value))}
    >
      ${MONTHS.map(
        (n) =>
          html`<option value=${n} .selected=${n === asking.months}>
            ${say('grant.months', { n })}
          </option>`,
      )}
    </select>
  </label>
`;
