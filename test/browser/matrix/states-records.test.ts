import { lookAtAll } from '../../support/matrix.js';
import { BUTTONS, HISTORIES, RECEIPTS_SEEN } from '../../support/states-records.js';
import { lookAtElements } from '../../support/village-page.js';

lookAtAll(lookAtElements(), { ...HISTORIES, ...RECEIPTS_SEEN, ...BUTTONS });
