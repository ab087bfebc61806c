import { css } from './drawn.js';
import { noticeStyle } from './style-notice.js';
import { PLAIN } from './style-plain.js';

/** The market: a tag on each thing, its corner cut, with a hole for the string. */
const tags = css`
  .unchecked {
    inline-size: fit-content;
    padding: var(--_half) calc(1.5 * var(--_1));
    border-radius: calc(var(--_round) / 2);
    background: var(--_honey);
    color: var(--_on-honey);
  }
  .tags {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: var(--_2);
  }
  .tags > li {
    display: grid;
  }
  .tags:has([open]) {
    align-items: start;
  }
  .tag {
    --_cut: polygon(0 0, calc(100% - 24px) 0, 100% 24px, 100% 100%, 0 100%);
    --_hole: 18px;
    position: relative;
    isolation: isolate;
    display: grid;
    grid-template: auto auto 1fr / minmax(0, 1fr);
    gap: var(--_half);
    padding: var(--_2) var(--_2) var(--_1);
  }
  .tag:dir(rtl) {
    --_cut: polygon(24px 0, 100% 0, 100% 100%, 0 100%, 0 24px);
    --_hole: calc(100% - 18px);
  }
  .tag::before,
  .tag::after {
    content: '';
    position: absolute;
    z-index: -1;
    inset: 0;
    border-radius: var(--_round);
    background: var(--_rule);
    clip-path: var(--_cut);
  }
  .tag::after {
    inset: 1px;
    border-radius: calc(var(--_round) - 1px);
    background: radial-gradient(
      circle at var(--_hole) 26px,
      var(--_paper) 6px,
      var(--_rule) 6.5px 7px,
      var(--_card) 7.5px
    );
  }
  .label {
    padding-inline: 24px;
  }
  .because li {
    position: relative;
    padding-inline-start: 1em;
  }
  .because li::before {
    content: '–';
    content: '–' / '';
    position: absolute;
    inset-inline-start: 0;
  }
  .tag details {
    align-self: end;
  }
  .settling {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_2);
  }
  .shopping {
    max-inline-size: 36rem;
  }
  .shopping li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_1);
    padding-block: var(--_half);
    border-block-end: 1px dotted var(--_rule);
  }
  .amount {
    margin-inline-start: auto;
  }
  .rest {
    inline-size: 100%;
  }
  .basis {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--_1);
    margin-block-start: var(--_1);
    padding: var(--_1);
    border-radius: calc(var(--_round) / 2);
    background: var(--_leaf-soft);
  }
  .empty {
    padding: var(--_2);
    border: 1px dashed var(--_rule);
    border-radius: var(--_round);
  }
  @media (forced-colors: active) {
    .tag::before,
    .tag::after {
      display: none;
    }
    .tag,
    .unchecked {
      border: 2px solid;
    }
  }
`;

/** What suggestions wear. */
export const TAGGED = [...PLAIN, noticeStyle, tags];
