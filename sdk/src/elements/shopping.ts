import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ShoppingLine, Suggestion } from '../client/shape.js';
import type { TagSentence } from './texts-tags.js';
import type { Words } from './words.js';

type TagWords = Words<TagSentence>;

/** For how many a recipe is reckoned, and what to buy for it. A tip has nothing of it. */
export function shopping(words: TagWords, item: Suggestion): TemplateResult | typeof nothing {
  const { title, portions, list, advice = [] } = item;
  if (portions === undefined || list === undefined) return nothing;
  const forThem = words.say('list.title', { portions: words.count('portions', portions) });
  return html`
    ${advice.map((text) => html`<p class="soft">${text}</p>`)}
    <details>
      <summary>${forThem}<span class="unseen">: ${title}</span></summary>
      ${lines(words, list)}
    </details>
  `;
}

/** What to buy, in the order of the aisles. */
export const lines = (words: TagWords, list: readonly ShoppingLine[]): TemplateResult => html`
  <ul class="shopping">
    ${list.map((line) => html`<li>${row(words, line)}</li>`)}
  </ul>
`;

const row = (words: TagWords, line: ShoppingLine): TemplateResult => html`
  <span>${nameOf(words, line)}</span>
  <span class="amount">${neededOf(words, line)}</span>
  ${
    line.rest === undefined
      ? nothing
      : html`<span class="rest soft"
          >${words.say('list.rest', { rest: amountOf(words, line.rest, line.pack.unit) })}</span
        >`
  }
`;

const nameOf = ({ say, list }: TagWords, { title, or }: ShoppingLine): string =>
  or ? say('list.or', { title, others: list(or.map((one) => one.title)) }) : title;

/** How much, and in which packs. What is sold by the piece is said once. */
function neededOf(words: TagWords, { amount, unit, packs, pack }: ShoppingLine): string {
  if (amount === undefined || unit === undefined) return '';
  const needed = amountOf(words, amount, unit);
  const isPlain = packs === undefined || (pack.amount === 1 && pack.unit === unit);
  if (isPlain) return needed;
  const size = amountOf(words, pack.amount, pack.unit);
  return words.say('list.packs', { amount: needed, n: packs, pack: size });
}

/** `1.2 g`, `5 pc`. */
const amountOf = ({ name, number }: TagWords, n: number, unit: string): string =>
  name('unit', unit, { n: number(n) });
