import type { Pattern } from '@village-butcher/sdk/testing';
import { HONEST, type Centre } from './centre-page.js';

/** What a deceiver changes in an honest centre: this becomes that. */
export interface Seed {
  readonly pattern: Pattern;
  readonly what: string;
  readonly part: keyof Centre;
  readonly from: string;
  readonly to: string;
}

/** One for each pattern: an honest centre with one thing wrong. */
const SEEDS: readonly Seed[] = [
  {
    pattern: 1,
    what: 'a strip that asks again from the second visit on',
    part: 'script',
    from: 'function draw() {',
    to: `const visits = Number(sessionStorage.getItem('visits')) + 1;
      sessionStorage.setItem('visits', visits);
      if (visits > 1) setTimeout(() => document.body.insertAdjacentHTML('beforeend',
        '<div style="position:fixed;inset-block-end:0">Noch mehr teilen? <button>Ja</button></div>'), 20);
      function draw() {`,
  },
  {
    pattern: 2,
    what: 'a switch below three folds',
    part: 'script',
    from: `row[0] === field ? line(row, at) : '').join('')}`,
    to: `row[0] !== field ? '' : field !== 'household' ? line(row, at) :
      '<details><summary>Mehr</summary>'.repeat(3) + line(row, at) + '</details>'.repeat(3)).join('')}`,
  },
  {
    pattern: 3,
    what: 'the end of everything below the first screen',
    part: 'style',
    from: ':root {',
    to: '#all { margin-block-start: 1000px } :root {',
  },
  {
    pattern: 4,
    what: 'a switch that is on before anybody said so',
    part: 'script',
    from: 'const STARTS_ON = [];',
    to: `const STARTS_ON = ['household app:laden recipes'];`,
  },
  {
    pattern: 5,
    what: 'a link before the answers of a notice',
    part: 'script',
    from: '<p class="notice">',
    to: '<p><a href="/hilfe">Unsere Rezepte</a></p><p class="notice">',
  },
  {
    pattern: 6,
    what: 'a text that is sorry for a no',
    part: 'script',
    from: 'Du teilst nichts.',
    to: 'Schade, du teilst nichts.',
  },
  {
    pattern: 7,
    what: 'a refusal in pale grey without a border',
    part: 'style',
    from: ':root {',
    to: '#no { color: #aaa !important; border-color: transparent !important } :root {',
  },
  { pattern: 8, what: 'a link to nowhere', part: 'body', from: '/hilfe', to: '/weg' },
  {
    pattern: 9,
    what: 'a question on the way out',
    part: 'script',
    from: 'if (kept().includes(key)) return takeBack(key);',
    to: `if (kept().includes(key)) {
      leaving = key;
      return document.body.insertAdjacentHTML('beforeend',
        '<div role="dialog" onclick="this.remove()">Wirklich? <button id="leave">Ja</button><button>Nein</button></div>');
    }`,
  },
  {
    pattern: 10,
    what: 'a notice that takes Escape for a yes',
    part: 'script',
    from: 'if (asking === key) refuse(key);',
    to: 'if (asking === key) give(key);',
  },
  { pattern: 11, what: 'a level left out', part: 'body', from: '<h2>Was ich teile</h2>', to: '' },
  {
    pattern: 12,
    what: 'a switch whose sentence is not on the screen',
    part: 'script',
    from: 'aria-labelledby="aim${at} word${at}"',
    to: `\${at === 2 ? 'aria-label="Haushalt"' : \`aria-labelledby="aim\${at} word\${at}"\`}`,
  },
  {
    pattern: 13,
    what: 'another word for on in one row',
    part: 'script',
    from: `isOn ? 'An' : 'Aus'`,
    to: `isOn ? key.startsWith('memory') ? 'Aktiv' : 'An' : 'Aus'`,
  },
  {
    pattern: 14,
    what: 'a notice in English that does not say so',
    part: 'script',
    from: '<p>Diese Angabe ist besonders geschützt.</p>',
    to: '<p lang="en">This fact is specially protected, and we use it with your yes.</p>',
  },
  {
    pattern: 15,
    what: 'a status that counts one fact too few',
    part: 'script',
    from: 'Du teilst \\${facts}',
    to: 'Du teilst ${facts - 1}',
  },
  {
    pattern: 16,
    what: 'a text with partners in the fog',
    part: 'body',
    from: '<div id="rows">',
    to: '<p>Deine Angaben gehen gegebenenfalls an Partner.</p><div id="rows">',
  },
];

/** A centre with one thing changed. */
export function planted(centre: Centre, { pattern, part, from, to }: Seed): Centre {
  const before = centre[part];
  const plain = from.replaceAll('\\', '');
  if (!before.includes(plain)) throw new Error(`A seed of ${pattern} changes nothing.`);
  return { ...centre, [part]: before.replace(plain, () => to) };
}

/** The sixteen bad pages. */
export const DECEPTIVE: readonly (readonly [Pattern, string, Centre])[] = SEEDS.map((seed) => [
  seed.pattern,
  seed.what,
  planted(HONEST, seed),
]);
