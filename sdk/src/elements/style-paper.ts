import { css } from './drawn.js';

/** A village market in the morning: paper, walnut ink, a green awning. At night, a chalkboard. */
export const paper = css`
  :host {
    --_paper: var(--village-paper, light-dark(#f8f1e4, #1b201c));
    --_card: var(--village-card, light-dark(#fffcf5, #242b26));
    --_ink: var(--village-ink, light-dark(#2a211a, #f3eddf));
    --_soft: var(--village-ink-soft, light-dark(#5f5143, #c3b9a6));
    --_rule: var(--village-rule, light-dark(#8a7862, #8c8674));
    --_hair: var(--village-hairline, light-dark(#e3d6c0, #38413a));
    --_leaf: var(--village-leaf, light-dark(#2c5b3f, #9ccba4));
    --_on-leaf: var(--village-on-leaf, light-dark(#fffcf5, #15201a));
    --_leaf-soft: var(--village-leaf-soft, light-dark(#e2ebdb, #2d3d32));
    --_brick: var(--village-brick, light-dark(#96321f, #f0a48f));
    --_brick-soft: var(--village-brick-soft, light-dark(#f7e1d8, #452a24));
    --_honey: var(--village-honey, light-dark(#f3d38a, #e3bc62));
    --_on-honey: var(--village-on-honey, light-dark(#3a2a08, #2a1f06));
    --_focus: var(--village-focus, light-dark(#1f4e8c, #9cc4ff));
    --_choice: var(--village-choice, light-dark(#fffcf5, #242b26));
    --_on-choice: var(--village-on-choice, light-dark(#2a211a, #f3eddf));
    --_round: var(--village-radius, 10px);
    --_1: var(--village-space, 8px);
    --_2: calc(2 * var(--_1));
    --_half: calc(var(--_1) / 2);
    --_tap: var(--village-tap, 44px);
    --_text: var(
      --village-font,
      Seravek,
      'Gill Sans Nova',
      Ubuntu,
      Calibri,
      'DejaVu Sans',
      sans-serif
    );
    --_title: var(
      --village-font-title,
      'Iowan Old Style',
      'Palatino Linotype',
      'URW Palladio L',
      P052,
      serif
    );
    --_figures: var(
      --village-font-figures,
      ui-monospace,
      'Cascadia Code',
      Menlo,
      Consolas,
      'DejaVu Sans Mono',
      monospace
    );
    display: block;
    background: var(--_paper);
    color: var(--_ink);
    font: var(--village-size, 1.0625rem) / 1.5 var(--_text);
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  :host([hidden]) {
    display: none;
  }
  :host > [lang] {
    display: contents;
  }
  @media (prefers-contrast: more) {
    :host {
      --_soft: var(--_ink);
      --_hair: var(--_rule);
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h2,
  h3,
  .sentence {
    font-family: var(--_title);
    text-wrap: balance;
  }
  h2 {
    font-size: 1.5em;
    line-height: 1.25;
  }
  h3 {
    font-size: 1.25em;
    line-height: 1.3;
  }
  p {
    max-inline-size: 62ch;
    text-wrap: pretty;
  }
  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_2);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_1) var(--_2);
  }
  .soft,
  .number,
  time {
    color: var(--_soft);
    font-size: max(14px, 0.875em);
  }
  .number,
  time {
    font-family: var(--_figures);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .fault {
    padding: var(--_1) var(--_2);
    border-radius: calc(var(--_round) / 2);
    background: var(--_brick-soft);
    color: var(--_brick);
  }
  .sentence > span {
    display: inline-block;
    padding-inline-end: 0.25em;
  }
  .arrow {
    display: inline-block;
    color: var(--_leaf);
  }
  .arrow:dir(rtl) {
    scale: -1 1;
  }
`;
