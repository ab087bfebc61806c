import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Reason, Right, Suggestion } from '../client/shape.js';
import { SETTLED, type SettledWord } from '../contract/vocabulary.js';
import { markOf } from './rows.js';
import { sentence, type Scene } from './scene.js';
import { shopping } from './shopping.js';
import type { TagSentence } from './texts-tags.js';
import { capital, type Words } from './words.js';

/** What a customer can do with what came, and with what did not. */
export interface Done {
  readonly settle: (item: Suggestion, says: SettledWord) => void;
  readonly openHolds: () => void;
}

/** All that a tag is drawn from. */
export interface Stall extends Scene {
  readonly words: Words<TagSentence>;
  /** Ends the use of a permission, from where its effect is seen. */
  readonly stop: (item: Suggestion, right: Right) => void;
  /** What can be done besides. Nothing: nobody is signed in. */
  readonly done: Done | undefined;
}

/** A tag: for whom, what, and why; and the ways to be done with it. */
export function tag(stall: Stall, item: Suggestion): TemplateResult {
  const { ref, title, kind, reasons, rests } = item;
  const { say, name } = stall.words;
  const forWhom = say(rests.length > 0 ? 'label.you' : 'label.all');
  const forAll = reasons.filter(({ restsOn }) => restsOn === null);
  return html`
    <p class="label soft">${forWhom} · ${name('kind', kind)}</p>
    <h3 id="tag--${ref}" part="title" tabindex="-1">${title}</h3>
    <p part="reason">${capital(reasons[0]?.text ?? '')}</p>
    ${shopping(stall.words, item)}
    <details part="why">
      <summary>${say('why')}<span class="unseen"> ${title}</span></summary>
      ${because(forAll)} ${rests.map((right) => basis(stall, item, right))}
    </details>
    ${stall.done ? settling(stall, item, stall.done) : nothing}
  `;
}

/** The ways to be done with it. */
const settling = (
  { words: { name } }: Stall,
  item: Suggestion,
  { settle }: Done,
): TemplateResult => html`
  <p class="settling" part="actions">
    ${SETTLED.map(
      (says) => html`
        <button type="button" class="quiet" @click=${() => settle(item, says)}>
          ${name('settled', says)}<span class="unseen"> ${item.title}</span>
        </button>
      `,
    )}
  </p>
`;

/** A permission that was used, what came of it here, and the way to end it. */
function basis(stall: Stall, item: Suggestion, right: Right): TemplateResult {
  const { say } = stall.words;
  return html`
    <div class="basis" data-village-permission=${markOf(right)}>
      ${because(item.reasons.filter(({ restsOn }) => restsOn?.field === right.field))}
      <p>${say('why.rests')} ${sentence(stall, right)}</p>
      <button type="button" @click=${() => stall.stop(item, right)}>
        ${say('why.stop')}<span class="unseen"> ${sentence(stall, right)}</span>
      </button>
    </div>
  `;
}

const because = (reasons: readonly Reason[]): TemplateResult | typeof nothing =>
  reasons.length > 0
    ? html`<ul class="because">
        ${reasons.map(({ text }) => html`<li>${capital(text)}</li>`)}
      </ul>`
    : nothing;
