import { lookAtAll } from '../../support/matrix.js';
import { MARKETS } from '../../support/states-market.js';
import { lookAtThePage } from '../../support/village-page.js';

lookAtAll(lookAtThePage(), MARKETS);
