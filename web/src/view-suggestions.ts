import type { Reason, Right, Suggestion } from '@village-butcher/sdk';
import { SETTLED } from '@village-butcher/sdk/contract';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { markOf, wordOf } from '@village-butcher/sdk/elements/messages';
import { fieldsIn, type Scene, select, sentence } from './scene.js';
import { shopping } from './view-list.js';
import { capital } from './words.js';

/** What helps now, in this store: a few tags, each with its reason. */
export function suggestions(scene: Scene): TemplateResult {
  const { say } = scene.words;
  const { items, notChecked, emptyBecause, heldCount } = scene.home.seen.suggestions;
  return html`
    <section aria-labelledby="suggestions">
      <div class="head">
        <h2 id="suggestions" tabindex="-1">${say('suggestions.title')}</h2>
        ${stores(scene)}
      </div>
      ${
        notChecked.length > 0
          ? html`<p class="unchecked">
              ${say('unchecked', { fields: fieldsIn(scene, notChecked) })}
            </p>`
          : nothing
      }
      <ul class="tags">
        ${repeat(
          items,
          ({ ref }) => ref,
          (item) => html`<li class="tag" data-village="suggestion">${tag(scene, item)}</li>`,
        )}
      </ul>
      ${emptyBecause ? html`<p class="empty">${emptyBecause.text}</p>` : nothing}
      <p class="count">${say('held.title', { n: heldCount })}</p>
    </section>
  `;
}

const stores = ({ home, words, acts }: Scene): TemplateResult =>
  select({
    label: words.say('store'),
    options: home.stores.map(({ id, name }) => ({ value: id, text: name })),
    chosen: home.store,
    choose: (store) => acts.goTo(store),
  });

function tag(scene: Scene, item: Suggestion): TemplateResult {
  const { title, kind, reasons, rests } = item;
  const { say, name } = scene.words;
  const forWhom = say(rests.length > 0 ? 'label.you' : 'label.all');
  const forAll = reasons.filter(({ restsOn }) => restsOn === null);
  return html`
    <p class="label">${forWhom} · ${name('kind', kind)}</p>
    <h3>${title}</h3>
    <p class="reason">${capital(reasons[0]?.text ?? '')}</p>
    ${shopping(scene, item)}
    <details>
      <summary>${say('why')}<span class="unseen"> ${title}</span></summary>
      ${because(forAll)} ${rests.map((right) => basis(scene, right, reasons))}
    </details>
    ${settling(scene, item)}
  `;
}

/** The three ways to be done with an item. */
const settling = ({ words: { say }, acts }: Scene, item: Suggestion): TemplateResult => html`
  <p class="settling">
    ${SETTLED.map(
      (says) => html`
        <button type="button" class="quiet" @click=${() => acts.settle(item, says)}>
          ${say(`settled.${says}`)}<span class="unseen"> ${item.title}</span>
        </button>
      `,
    )}
  </p>
`;

/** A permission that was used, what came of it here, and the way to end it. */
function basis(scene: Scene, right: Right, reasons: readonly Reason[]): TemplateResult {
  const { say } = scene.words;
  return html`
    <div class="basis" data-village-permission=${markOf(right)}>
      ${because(reasons.filter(({ restsOn }) => restsOn?.field === right.field))}
      <p class="rests">${say('why.rests')} ${sentence(scene, right)}</p>
      <button type="button" class="plain" @click=${() => scene.acts.stop(wordOf(right))}>
        ${say('why.stop')}<span class="unseen"> ${sentence(scene, right)}</span>
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
