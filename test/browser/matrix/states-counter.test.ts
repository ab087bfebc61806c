import { lookAtAll } from '../../support/matrix.js';
import { COUNTERS } from '../../support/states-counter.js';
import { lookAtThePage } from '../../support/village-page.js';

lookAtAll(lookAtThePage(), COUNTERS);
