import { css } from './drawn.js';

/** A notice that is open. Two answers of one weight: one beside the other, or one below it. */
export const noticeStyle = css`
  .asking {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_1);
    margin-block-end: var(--_2);
    padding: var(--_2);
    border: 1px solid var(--_rule);
    border-radius: var(--_round);
    background: var(--_card);
  }
  .answers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
    gap: var(--_1);
    max-inline-size: 30rem;
  }
  .answer {
    border: 2px solid var(--_on-choice);
    background: var(--_choice);
    color: var(--_on-choice);
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_1);
  }
`;
