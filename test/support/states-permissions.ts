import type { Standing } from '@village-butcher/sdk';
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
  type Village,
  unanswered,
  unfold,
} from './states.js';
import { MARLENE, NOBODY } from './village-page.js';

const NAME = 'village-permissions';
const STANDING = '**/v1/me/permissions';
const GRANTS = '**/v1/me/grants';

const notes = '[id="sign--memory--app:brandt--recipes"]';
const nuts = '[id="sign--allergies--app:brandt--recipes"]';
const permissions = show(NAME);
const takenBack: readonly Step[] = [press('[data-village=withdraw-all]'), there('#undo')];

/** Marlene, with her permissions before her. */
const at: readonly Step<Village>[] = [enter(MARLENE), permissions, there('#permissions')];

/** Takes the elements to where nobody brings them a client. */
const aside: Step = (page) =>
  page.evaluate(`(() => {
    const main = document.createElement('main');
    main.append(...document.querySelectorAll('village-provider > main > *'));
    document.querySelector('village-provider').remove();
    document.body.append(main);
  })()`);

const inFrench = { id: 'house', version: 1, locale: 'fr', text: 'Tu décides.', sha256: '' };

/** Every state of `<village-permissions>`. */
export const PERMISSIONS: States = {
  'permissions on their way': [
    enter(MARLENE),
    unanswered(STANDING),
    permissions,
    there('[aria-busy]'),
  ],
  'permissions of whom nobody knows': [enter(MARLENE), permissions, aside, gone('#permissions')],
  'permissions of whoever shares nothing': [enter(NOBODY), permissions, there('#permissions')],
  'permissions, some of them given': [...at, unfold],
  'a notice that asks about a special fact': [...at, press(nuts), there('.asking')],
  'a permission that waits for its receipt': [
    ...at,
    press(notes),
    there('#undo'),
    unanswered(GRANTS),
    press(notes),
    there('.line[data-village-permission="memory app:brandt recipes"] .until:not(:empty)'),
  ],
  'everything taken back, with a way to undo it': [...at, ...takenBack],
  'an undo that asks about a special fact': [...at, ...takenBack, press('#undo'), there('.asking')],
  'a withdrawal that waits to be delivered': [
    ...at,
    offline,
    press(notes),
    there(`${NAME} .unsent`),
  ],
  'a withdrawal that the service refused': [
    ...at,
    refused('**/v1/me/withdrawals', 403, 'forbidden'),
    press(notes),
    there('.slip'),
  ],
  'a text that has changed meanwhile': [
    ...at,
    press(notes),
    there('#undo'),
    refused(GRANTS, 409, 'notice-outdated'),
    press(notes),
    gone('#undo'),
  ],
  'a text that is there in another language alone': [
    enter(MARLENE),
    answered<Standing>(STANDING, (said) => ({ ...said, notices: [inFrench] })),
    permissions,
    there('[lang=fr]'),
  ],
  'a permission that another adult has not confirmed': [
    enter(MARLENE),
    answered<Standing>(STANDING, ({ standing, ...said }) => ({
      ...said,
      standing: standing.map((stand) => ({ ...stand, verdict: 'pending' })),
    })),
    permissions,
    there('#permissions'),
  ],
  'permissions in a word of tomorrow': [
    enter(MARLENE),
    answered<Standing>(STANDING, ({ standing, ...said }) => ({
      ...said,
      standing: standing.map((stand) => ({ ...stand, field: 'dreams', purpose: 'poems' })),
    })),
    permissions,
    there('#permissions'),
  ],
  'a pause that can be chosen': [...at, press('.ends summary'), there('.lengths')],
  'a pause': [...at, press('.ends summary'), press('.lengths button'), there('.paused')],
  'permissions without a connection, as they were': [...at, offline, there('.fault')],
  'no connection and no permissions': [
    enter(MARLENE),
    there('body'),
    offline,
    permissions,
    there('.fault'),
  ],
  'permissions that the service does not show': [
    enter(MARLENE),
    refused(STANDING, 403, 'forbidden'),
    permissions,
    there('.fault'),
  ],
  'permissions to read alone': [
    enter(MARLENE),
    show(NAME, { readonly: '', fields: 'memory diet' }),
    there('#permissions'),
    unfold,
  ],
  'a receipt beside its permission': [...at, press('.proof summary'), there('.till')],
  'a wish that is said more closely': [
    ...at,
    press('.wish summary'),
    there('.wish [name=channel]'),
  ],
  'a wish that was saved': [
    ...at,
    press('.wish summary'),
    (page) => page.locator('.wish [name=from]').first().fill('22:00'),
    (page) => page.locator('.wish [name=to]').first().fill('07:00'),
    press('.wish [type=submit]'),
    there('.slip'),
  ],
  'a wish that was not saved': [
    ...at,
    press('.wish summary'),
    refused('**/v1/me/wishes/*', 403, 'forbidden'),
    press('.wish [type=submit]'),
    there('.slip'),
  ],
  'a wish that was just made': [
    enter(NOBODY),
    permissions,
    press('[id^="sign--wish--"]'),
    there('.slip'),
  ],
};
