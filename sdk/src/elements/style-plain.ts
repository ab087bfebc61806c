import { slipStyle } from './slip.js';
import { controls } from './style-controls.js';
import { paper } from './style-paper.js';

/** What every element wears. */
export const PLAIN = [paper, controls, slipStyle];
