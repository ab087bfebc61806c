import { slipStyle } from './slip.js';
import { controls } from './style-controls.js';
import { ledger } from './style-ledger.js';
import { noticeStyle } from './style-notice.js';
import { paper } from './style-paper.js';
import { tags } from './style-tags.js';

/** What every element wears. */
export const PLAIN = [paper, controls, slipStyle] as const;

/** What permissions wear. */
export const RULED = [...PLAIN, noticeStyle, ledger] as const;

/** What suggestions wear. */
export const TAGGED = [...PLAIN, noticeStyle, tags] as const;
