import { lookAtTheDesk } from '../../support/desk-page.js';
import { lookAtAll } from '../../support/matrix.js';
import { DESKS } from '../../support/states-desk.js';

lookAtAll(lookAtTheDesk(), DESKS);
