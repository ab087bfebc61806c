import { css } from './drawn.js';
import { noticeStyle } from './style-notice.js';
import { PLAIN } from './style-plain.js';

/** Permissions: sentences on ruled lines, each with its door sign. */
const ledger = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(5 * var(--_1));
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_2);
  }
  .status {
    font-size: 1.25em;
  }
  .ends,
  .lengths {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--_1) calc(3 * var(--_1));
  }
  .lengths {
    gap: var(--_1);
    margin-block: var(--_1);
  }
  .unsent,
  .paused {
    padding: var(--_1) var(--_2);
    border-radius: calc(var(--_round) / 2);
    background: var(--_honey);
    color: var(--_on-honey);
  }
  .unsent {
    background: var(--_leaf-soft);
    color: inherit;
  }
  .group > h3 {
    padding-block-end: var(--_half);
  }
  .ledger > li {
    border-block-start: 1px solid var(--_hair);
  }
  .ledger > li:last-child {
    border-block-end: 1px solid var(--_hair);
  }
  .line {
    display: grid;
    grid-template: 'aim until end' / minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 var(--_2);
    padding-block: var(--_1);
  }
  .aim {
    max-inline-size: none;
    font-family: var(--_title);
  }
  .aim > span {
    display: inline-block;
    padding-inline-end: 0.5em;
  }
  .line > :last-child {
    grid-area: end;
  }
  @media (max-width: 40rem) {
    .line {
      grid-template: 'aim end' 'until end' / minmax(0, 1fr) auto;
    }
    .aim > span {
      display: block;
    }
  }
  .sign {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-items: center;
    inline-size: 5.5rem;
    padding: 3px;
    text-align: center;
  }
  .sign::after {
    content: '';
    align-self: stretch;
    border-radius: 3px;
    background: var(--_rule);
  }
  .sign > span {
    padding-inline: 2px;
  }
  .sign[aria-checked='true'] {
    border-color: var(--_leaf);
    background: var(--_leaf);
    color: var(--_on-leaf);
  }
  .sign[aria-checked='true']::after {
    background: var(--_on-leaf);
  }
  .sign[aria-checked='false'] > span {
    order: 1;
  }
  @media (prefers-reduced-motion: no-preference) {
    .sign::after {
      --_way: 100%;
      animation: hang 120ms ease-out;
    }
    .sign[aria-checked='true']::after {
      --_way: -100%;
      animation-name: hang-on;
    }
    .sign:dir(rtl)::after {
      animation: none;
    }
  }
  @keyframes hang {
    from {
      transform: translateX(var(--_way));
    }
  }
  @keyframes hang-on {
    from {
      transform: translateX(var(--_way));
    }
  }
  .more > .group {
    padding-inline-start: var(--_2);
  }
  .preview dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
    gap: var(--_1);
    margin: 0 0 var(--_1);
  }
  .preview dl > div {
    padding: var(--_2);
    border: 1px solid var(--_rule);
    border-radius: calc(var(--_round) / 2);
    background: var(--_card);
  }
  dd {
    margin: 0;
    font-family: var(--_title);
  }
  .wish > form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    align-items: end;
    gap: var(--_1) var(--_2);
    max-inline-size: 30rem;
    margin-block: var(--_1) var(--_2);
  }
  .wish p,
  .wish label:first-of-type {
    grid-column: 1 / -1;
  }
  .wish label {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .preview,
  .wish,
  .proof {
    font-size: max(14px, 0.875em);
  }
  .wish,
  .proof {
    margin-block-start: calc(-1 * var(--_1));
  }
  @media (forced-colors: active) {
    .sign::after {
      display: none;
    }
    .sign[aria-checked='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** What permissions wear. */
export const RULED = [...PLAIN, noticeStyle, ledger];
