import { lookAtAll } from '../../support/matrix.js';
import { KIOSKS } from '../../support/states-kiosk.js';
import { lookAtElements } from '../../support/village-page.js';

lookAtAll(lookAtElements(), KIOSKS);
