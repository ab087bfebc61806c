import { lookAtAll } from '../../support/matrix.js';
import { PERMISSIONS } from '../../support/states-permissions.js';
import { lookAtElements } from '../../support/village-page.js';

lookAtAll(lookAtElements(), PERMISSIONS);
