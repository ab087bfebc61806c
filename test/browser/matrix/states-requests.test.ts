import { lookAtTheDesk } from '../../support/desk-page.js';
import { lookAtAll } from '../../support/matrix.js';
import { REQUESTS } from '../../support/states-requests.js';

lookAtAll(lookAtTheDesk(), REQUESTS);
