import { slipStyle } from './slip.js';
import { controls } from './style-controls.js';
import { ledger } from './style-ledger.js';
import { paper } from './style-paper.js';

/** What every element wears. */
export const PLAIN = [paper, controls, slipStyle] as const;

/** What permissions wear. */
export const RULED = [...PLAIN, ledger] as const;
