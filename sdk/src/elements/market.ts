import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Asking, DeskActs } from './desk.js';
import { each } from './each.js';
import { answers } from './permission-notice.js';
import { fieldsIn } from './scene.js';
import { lines } from './shopping.js';
import type { Market } from './suggesting.js';
import { type Stall, tag } from './tag.js';

/** All that suggestions are drawn from. */
export interface MarketScene extends Stall, Market {
  readonly asking: Asking | undefined;
  readonly on: Pick<DeskActs, 'allow' | 'refuse' | 'choose'>;
  readonly holds: 'shut' | 'open';
}

/** What helps now, in this store: a few tags, each with its reason. */
export function market(scene: MarketScene): TemplateResult {
  const { words, answer, items, asking, standing, on } = scene;
  const { say } = words;
  const { notChecked, emptyBecause } = answer;
  return html`
    <section class="grid" aria-labelledby="suggestions">
      <h2 id="suggestions" part="title" tabindex="-1">${say('suggestions.title')}</h2>
      ${asking ? answers(scene, standing, asking, on) : nothing}
      ${
        notChecked.length > 0
          ? html`<p class="unchecked" part="line">
              ${say('unchecked', { fields: fieldsIn(scene, notChecked) })}
            </p>`
          : nothing
      }
      <ul
        class="tags"
        ${each(
          items,
          ({ ref }) => ref,
          (item) => html`<div class="tag" data-village="suggestion">${tag(scene, item)}</div>`,
        )}
      ></ul>
      ${items.length === 0 && emptyBecause ? html`<p class="empty">${emptyBecause.text}</p>` : nothing}
      ${together(scene)} ${held(scene)}
    </section>
  `;
}

/** What all recipes take, aisle by aisle. It was reckoned for all of them: if one goes, it goes. */
const together = ({ words, answer, items }: MarketScene): TemplateResult | typeof nothing =>
  answer.list && items.length === answer.items.length
    ? html`<details open>
        <summary>${words.say('list.together')}</summary>
        ${lines(words, answer.list)}
      </details>`
    : nothing;

/** How much was held back, and each of it with its reason, once it is opened. */
const held = ({ words, answer, holds, done }: MarketScene): TemplateResult | typeof nothing =>
  done
    ? html`
        <details class="held" @toggle=${done.openHolds}>
          <summary>${words.say('held.title', { n: answer.heldCount })}</summary>
          ${holds === 'open' ? html`<village-history view="held" alone></village-history>` : nothing}
        </details>
      `
    : nothing;
