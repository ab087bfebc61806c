import type { Finding } from '@village-butcher/sdk/testing';
import { HONEST, type Centre } from './centre-page.js';
import { planted, type Seed } from './deceptive-pages.js';

/** Still other ways to deceive, finer ones, all on one page, and how each is said. */
const FINER: readonly (Seed & { readonly says: string })[] = [
  {
    pattern: 1,
    what: 'a focus that is taken at the start',
    part: 'script',
    from: 'let asking = null;',
    to: `let asking = null; first('#all').focus();`,
    says: 'took the focus at load 1',
  },
  {
    pattern: 3,
    what: 'nothing that takes everything back',
    part: 'body',
    from: ' data-village="withdraw-all"',
    to: '',
    says: 'nothing that takes everything back',
  },
  {
    pattern: 4,
    what: 'a neighbour who has already said yes',
    part: 'script',
    from: 'besonders geschützt.',
    to: 'besonders geschützt. Die meisten erlauben sie.',
    says: '“Die meisten”',
  },
  {
    pattern: 5,
    what: 'a picture in a notice',
    part: 'script',
    from: '<div class="answers">',
    to: '<img alt="Suppe" width="20" height="20"><div class="answers">',
    says: 'something promotional in a notice',
  },
  {
    pattern: 6,
    what: 'a face in a heading',
    part: 'body',
    from: '<h2>Was ich teile</h2>',
    to: '<h2>Was ich teile 😊</h2>',
    says: '“😊”',
  },
  {
    pattern: 7,
    what: 'a refusal whose word is pale inside',
    part: 'script',
    from: 'Nicht erlauben</button>',
    to: '<span style="color:#999">Nicht erlauben</span></button>',
    says: 'color: ',
  },
  {
    pattern: 9,
    what: 'a withdrawal that makes one wait',
    part: 'script',
    from: '  leaving = null;',
    to: '  await new Promise((done) => setTimeout(done, 1500));',
    says: 'not off after 1000 ms',
  },
  {
    pattern: 10,
    what: 'a switch that says on, whatever it is',
    part: 'script',
    from: `isOn ? 'An' : 'Aus'`,
    to: `isOn || key.startsWith('household') ? 'An' : 'Aus'`,
    says: 'off: “An”, on: “An”',
  },
  {
    pattern: 11,
    what: 'two first headings',
    part: 'body',
    from: '<h2>Vorschläge</h2>',
    to: '<h1>Vorschläge</h1>',
    says: '2 first headings',
  },
  {
    pattern: 12,
    what: 'a switch far below its sentence',
    part: 'style',
    from: ':root {',
    to: '.sign[data-key^=memory] { margin-block-start: 200px } .line { align-items: start } :root {',
    says: 'px from its sentence',
  },
  {
    pattern: 13,
    what: 'answers that change places',
    part: 'script',
    from: `  first('#tags')`,
    to: `  if (asking?.startsWith('allergies')) first('.answers').append(first('#yes'));\n  first('#tags')`,
    says: '“Nicht erlauben”, “Erlauben”',
  },
  {
    pattern: 15,
    what: 'a grant that names a text which is not on the screen',
    part: 'body',
    from: 'Du teilst nur, was du hier selbst erlaubst.',
    to: 'Du teilst, was du willst.',
    says: 'the grant names “share 1 de”, which was not on the screen',
  },
  {
    pattern: 16,
    what: 'a sentence without an end',
    part: 'body',
    from: '<div id="rows">',
    to: `<p>Du ${'und du '.repeat(12)}teilst es.</p><div id="rows">`,
    says: '“Du und du',
  },
];

/** One page on which almost everything is a little wrong. */
export const SLY: Centre = FINER.reduce(planted, HONEST);

/** What is said of it. */
export const SLY_SAYS: readonly Pick<Finding, 'pattern' | 'measured'>[] = FINER.map(
  ({ pattern, says }) => ({ pattern, measured: says }),
);
