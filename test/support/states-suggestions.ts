import type { Suggestions } from '@village-butcher/sdk';
import {
  answered,
  enter,
  gone,
  offline,
  press,
  refused,
  show,
  type States,
  type Step,
  there,
  unanswered,
  unfold,
  type Village,
} from './states.js';
import { MARLENE, NOBODY } from './village-page.js';

const NAME = 'village-suggestions';
const STORE = { store: 'brandt/mutzenhausen' };
const SUGGESTIONS = '**/v1/suggestions?*';

/** Wants recipes, and lets nobody use anything for them. */
const CURIOUS = { ...MARLENE, grants: [] };

const suggestions = show(NAME, STORE);
const tags = there('.tag');
const why = press('.tag [part=why] summary');
const stop = press('.basis button');

const at: readonly Step<Village>[] = [enter(MARLENE), suggestions, tags];

/** Every state of `<village-suggestions>`. */
export const SUGGESTIONS_SEEN: States = {
  'suggestions on their way': [
    enter(MARLENE),
    unanswered(SUGGESTIONS),
    suggestions,
    there('[aria-busy]'),
  ],
  'suggestions in no store': [enter(MARLENE), show(NAME), there(`${NAME} p`)],
  'one suggestion': [enter(MARLENE), show(NAME, { ...STORE, limit: '1' }), tags],
  'three suggestions, and what was not checked': [...at, there('.unchecked')],
  'five suggestions': [enter(MARLENE), show(NAME, { ...STORE, limit: '5' }), tags],
  'all that a suggestion rests on, what to buy, and what was held back': [...at, unfold],
  'suggestions for everybody': [enter(CURIOUS), suggestions, tags, unfold],
  'suggestions for whom nobody knows': [
    enter(NOBODY),
    show(NAME, { ...STORE, everybody: '' }),
    there('#suggestions'),
  ],
  'no suggestion, and why': [enter(NOBODY), suggestions, there('.empty')],
  'no suggestion, and no word why': [
    enter(MARLENE),
    answered<Suggestions>(SUGGESTIONS, (said) => ({ ...said, items: [], emptyBecause: undefined })),
    suggestions,
    there('#suggestions'),
  ],
  'suggestions without a connection, as they were': [...at, offline, there('.fault')],
  'no connection and no suggestion': [
    enter(MARLENE),
    there('body'),
    offline,
    suggestions,
    there('.fault'),
  ],
  'suggestions that the service does not show': [
    enter(MARLENE),
    refused(SUGGESTIONS, 403, 'forbidden'),
    suggestions,
    there('.fault'),
  ],
  'a suggestion that has left with its permission': [
    ...at,
    unanswered('**/v1/me/withdrawals'),
    why,
    stop,
    gone('.basis:has(button:focus)'),
  ],
  'the use of a fact ended from a suggestion': [...at, why, stop, there('#undo')],
  'an undo that asks from where a use was ended': [
    ...at,
    why,
    stop,
    press('#undo'),
    there('.asking'),
  ],
  'a suggestion that is settled': [...at, press('.settling button'), there('#undo')],
};
