import { ruling } from './p1-ruling.js';
import { permittedRead } from './p2-read.js';
import { growth } from './p3-growth.js';
import { chainedAppend } from './p4-append.js';
import { suggestions } from './p5-suggestions.js';
import { recipes } from './p6-recipes.js';
import { grants } from './p7-grants.js';
import { gates } from './p8-gates.js';
import { scale } from './p9-scale.js';
import type { Row } from './row.js';
import { ROWS_BESIDE } from './rows-beside.js';

/** Every row of the table that can be measured, in its order. */
export const ROWS: Readonly<Record<string, Row>> = {
  P1: ruling,
  P2: permittedRead,
  P3: growth,
  P4: chainedAppend,
  P5: suggestions,
  P6: recipes,
  P7: grants,
  P8: gates,
  P9: scale,
  ...ROWS_BESIDE,
};
