import { lookAtAll } from '../../support/matrix.js';
import { SUGGESTIONS_SEEN } from '../../support/states-suggestions.js';
import { lookAtElements } from '../../support/village-page.js';

lookAtAll(lookAtElements(), SUGGESTIONS_SEEN);
