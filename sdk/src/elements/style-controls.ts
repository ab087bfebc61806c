import { css } from './drawn.js';

/** What is pressed, chosen and opened. */
export const controls = css`
  button,
  select,
  input {
    min-block-size: var(--_tap);
    max-inline-size: 100%;
    padding-inline: var(--_2);
    border: 1px solid var(--_rule);
    border-radius: calc(var(--_round) / 2);
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
    cursor: pointer;
  }
  .quiet {
    padding-inline: 0;
    border: 0;
    background: none;
    color: var(--_leaf);
    font-size: max(14px, 0.875em);
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  summary {
    display: flex;
    align-items: center;
    gap: var(--_1);
    inline-size: fit-content;
    min-block-size: var(--_tap);
    color: var(--_leaf);
    cursor: pointer;
  }
  summary::before {
    content: '▸';
    content: '▸' / '';
  }
  summary:dir(rtl)::before {
    scale: -1 1;
  }
  [open] > summary::before {
    content: '▾';
    content: '▾' / '';
  }
  summary::-webkit-details-marker {
    display: none;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  @media (forced-colors: active) {
    button,
    select,
    input {
      border-width: 2px;
    }
  }
  @media print {
    button,
    select,
    input {
      display: none;
    }
  }
`;
