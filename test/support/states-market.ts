import {
  enter,
  pass,
  press,
  refused,
  type States,
  type Step,
  there,
  unanswered,
  unfold,
  type Village,
} from './states.js';
import { MARKET, MARLENE, NOBODY } from './village-page.js';

const SESSIONS = '**/development/sessions';

const shop: readonly Step<Village>[] = [enter(MARLENE, MARKET), there('.tag')];

/** Every state of the market. */
export const MARKETS: States = {
  'the market on its way': [unanswered(SESSIONS), enter(MARLENE, MARKET), there('[aria-busy]')],
  'the stores': [enter(MARLENE, '/market'), there('.stores a')],
  'the stores, for a guest': [pass(NOBODY, '/market'), there('.stores a')],
  'the market': shop,
  'the market, all of it opened': [...shop, unfold],
  'the market of a guest': [pass(NOBODY, MARKET), there('.tag'), unfold],
  'the market of whoever wants nothing': [enter(NOBODY, MARKET), there('.empty')],
  'the code for a counter': [...shop, press('#visit'), there('.visit-code')],
  'no code for a counter': [
    ...shop,
    refused('**/v1/visits', 403, 'forbidden'),
    press('#visit'),
    there('.slip'),
  ],
  'a use that was ended in the market': [
    ...shop,
    press('.tag [part=why] summary'),
    press('.basis button'),
    there('#undo'),
  ],
  'something settled in the market': [...shop, press('.settling button'), there('#undo')],
  'the market without an answer': [
    refused('**/v1/stores*', 403, 'forbidden'),
    pass(NOBODY, MARKET),
    there('main.alone button'),
  ],
};
