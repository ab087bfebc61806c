import { lookAtAll } from '../../support/matrix.js';
import { VILLAGE } from '../../support/states-village.js';
import { lookAtThePage } from '../../support/village-page.js';

lookAtAll(lookAtThePage(), VILLAGE);
