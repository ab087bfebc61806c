import type { Finding } from '@village-butcher/sdk/testing';
import { HONEST, type Centre } from './centre-page.js';
import { planted, type Seed } from './deceptive-pages.js';

/** Other ways to deceive, all on one page, and how each is said. */
const MORE: readonly (Seed & { readonly says: string })[] = [
  {
    pattern: 1,
    what: 'a question that comes after a refusal',
    part: 'script',
    from: 'function after(act) {',
    to: `function after(act) {
      setTimeout(() => document.body.insertAdjacentHTML('beforeend',
        '<div style="position:fixed;inset-block-end:0">Wirklich nicht? <button>Doch</button></div>'), 40);`,
    says: 'came up after a refusal',
  },
  {
    pattern: 2,
    what: 'a suggestion without a way out',
    part: 'script',
    from: '<button type="button" data-stop="\\${key}">Nicht mehr verwenden</button>',
    to: '',
    says: 'no near button that ends it',
  },
  {
    pattern: 3,
    what: 'two switches for one permission',
    part: 'script',
    from: "'Einkaufstipps']];",
    to: "'Einkaufstipps'], ['memory', 'Merkzettel', 'shopping-tips', 'Einkaufstipps']];",
    says: 'a second switch for memory app:laden shopping-tips',
  },
  {
    pattern: 4,
    what: 'the longest time chosen beforehand',
    part: 'script',
    from: '<div class="answers">',
    to: '<select><option value="3">3</option><option value="12" selected>12</option></select><div class="answers">',
    says: 'chosen 12 of 3, 12',
  },
  {
    pattern: 5,
    what: 'a price in a notice',
    part: 'script',
    from: 'besonders geschützt.',
    to: 'besonders geschützt. Linsen heute 1,99 €.',
    says: 'something promotional in a notice',
  },
  {
    pattern: 6,
    what: 'a shout',
    part: 'script',
    from: 'Du teilst nichts.',
    to: 'Du teilst nichts!',
    says: '“!”',
  },
  {
    pattern: 7,
    what: 'a narrow refusal',
    part: 'style',
    from: ':root {',
    to: '#no { inline-size: 5rem; padding: 0; font-size: 0.9rem } :root {',
    says: 'width: ',
  },
  {
    pattern: 8,
    what: 'a link to a part that is not there',
    part: 'body',
    from: '/hilfe',
    to: '/hilfe#fehlt',
    says: '/hilfe#fehlt has no heading',
  },
  {
    pattern: 9,
    what: 'a question of the browser on the way out',
    part: 'script',
    from: '  leaving = null;',
    to: "  if (!confirm('Wirklich?')) return;",
    says: 'asked: “Wirklich?”',
  },
  {
    pattern: 10,
    what: 'a notice that takes a tap outside for a yes',
    part: 'script',
    from: "  if (target.id === 'yes')",
    to: "  if (asking && !target.closest('button, .asking')) give(asking);\n  if (target.id === 'yes')",
    says: 'a tap outside gave it (POST /v1/me/grants)',
  },
  {
    pattern: 11,
    what: 'fields in another order than everywhere',
    part: 'script',
    from: "[['diet', 'Ernährung', 'recipes', 'Rezepte'], ['allergies', 'Allergien', 'recipes', 'Rezepte']",
    to: "[['allergies', 'Allergien', 'recipes', 'Rezepte'], ['diet', 'Ernährung', 'recipes', 'Rezepte']",
    says: 'diet recipes',
  },
  {
    pattern: 12,
    what: 'a promotion of another page that gives something',
    part: 'body',
    from: '<div id="rows">',
    to: '<div data-village="promotion" id="rows">',
    says: 'something to give on /markt',
  },
  {
    pattern: 13,
    what: 'a switch on the other side',
    part: 'style',
    from: ':root {',
    to: '.line:has([data-key^=household]) { direction: rtl } :root {',
    says: 'at the beginning',
  },
  {
    pattern: 14,
    what: 'a text that is not in the language it is said to be in',
    part: 'body',
    from: 'Du teilst nur, was du hier selbst erlaubst.',
    to: 'You share only what you allow here, and we use it for you.',
    says: 'words of en',
  },
  {
    pattern: 15,
    what: 'a count of nobody',
    part: 'script',
    from: 'mit 1 Empfänger',
    to: 'mit 0 Empfängern',
    says: 'Angaben mit 0 Empfängern',
  },
  {
    pattern: 16,
    what: 'a riddle',
    part: 'body',
    from: '<h2>Was ich teile</h2>',
    to: '<h2>Was ich teile</h2><p>Wir geben nichts nicht weiter.</p>',
    says: 'Wir geben nichts nicht weiter',
  },
];

/** One page on which everything is wrong. */
export const WORST: Centre = MORE.reduce(planted, HONEST);

/** What is said of it. */
export const WORST_SAYS: readonly Pick<Finding, 'pattern' | 'measured'>[] = MORE.map(
  ({ pattern, says }) => ({ pattern, measured: says }),
);
