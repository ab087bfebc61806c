import { css } from './drawn.js';
import { PLAIN } from './style-plain.js';

/** Slips from the till, and lists of what was done. */
const slips = css`
  .till {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_2);
    inline-size: 100%;
    max-inline-size: 26rem;
    margin: var(--_1) 0;
  }
  .name {
    font: bold 1.25em / 1.3 var(--_title);
  }
  .till .entry,
  .entries > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_half);
  }
  .till .entry,
  .till > .number {
    padding-block-end: var(--_1);
    border-block-end: 1px dashed var(--_rule);
  }
  .in-the-log,
  .broken {
    padding: var(--_1);
    border-radius: calc(var(--_round) / 2);
    background: var(--_leaf-soft);
  }
  .broken {
    background: var(--_brick-soft);
    color: var(--_brick);
  }
  .actions,
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1) var(--_2);
  }
  nav {
    margin-block-end: var(--_1);
  }
  nav a {
    display: inline-grid;
    align-items: center;
    min-block-size: var(--_tap);
    color: var(--_leaf);
    text-underline-offset: 0.25em;
  }
  nav [aria-current] {
    color: var(--_ink);
    font-weight: bold;
    text-decoration-thickness: 3px;
  }
  .days h3 {
    margin-block: var(--_2) var(--_half);
  }
  .entries > li {
    padding-block: var(--_1);
    border-block-start: 1px solid var(--_hair);
  }
  @media (min-width: 40rem) {
    .entries > :has(> time) {
      grid-template-columns: 4.5rem minmax(0, 1fr);
    }
    time + div {
      grid-column: 2;
    }
  }
  @media (forced-colors: active) {
    .in-the-log,
    .broken {
      border: 2px solid;
    }
  }
  @media print {
    .slip {
      filter: none;
    }
  }
`;

/** What the history and receipts wear. */
export const SLIPPED = [...PLAIN, slips];
