import type { ShoppingLine, Suggestion } from '@village-butcher/sdk';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Scene } from './scene.js';
import type { Words } from './words.js';

/** For how many a recipe is reckoned, and what to buy for it. A tip has nothing of it. */
export function shopping({ words }: Scene, item: Suggestion): TemplateResult | typeof nothing {
  const { title, portions, list, advice = [] } = item;
  if (portions === undefined || list === undefined) return nothing;
  const forThem = words.say('list.title', { portions: words.count('portions', portions) });
  return html`
    ${advice.map((text) => html`<p class="advice">${text}</p>`)}
    <details>
      <summary>${forThem}<span class="unseen">: ${title}</span></summary>
      <ul class="shopping">
        ${list.map((line) => html`<li>${row(words, line)}</li>`)}
      </ul>
    </details>
  `;
}

const row = (words: Words, line: ShoppingLine): TemplateResult => html`
  <span>${nameOf(words, line)}</span>
  <span class="amount">${amountOf(words, line)}</span>
  ${
    line.rest === undefined
      ? nothing
      : html`<span class="rest"
          >${words.say('list.rest', { rest: words.amount(line.rest, line.pack.unit) })}</span
        >`
  }
`;

const nameOf = ({ say, list }: Words, { title, or }: ShoppingLine): string =>
  or ? say('list.or', { title, others: list(or.map((one) => one.title)) }) : title;

/** How much, and in which packs. What is sold by the piece is said once. */
function amountOf(words: Words, { amount, unit, packs, pack }: ShoppingLine): string {
  if (amount === undefined || unit === undefined) return '';
  const needed = words.amount(amount, unit);
  const isPlain = packs === undefined || (pack.amount === 1 && pack.unit === unit);
  if (isPlain) return needed;
  const size = words.amount(pack.amount, pack.unit);
  return words.say('list.packs', { amount: needed, n: packs, pack: size });
}
