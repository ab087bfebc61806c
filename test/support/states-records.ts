import type { HistoryPage, Receipt } from '@village-butcher/sdk/contract';
import {
  answered,
  enter,
  offline,
  press,
  refused,
  replied,
  show,
  type States,
  type Step,
  there,
  unanswered,
  unfold,
  type Village,
} from './states.js';
import { MARLENE, NOBODY } from './village-page.js';

const HISTORY = 'village-history';
const RECEIPT = 'village-receipt';
const BUTTON = 'village-permission-button';
const STORE = { store: 'brandt/mutzenhausen' };
const ACTS = '**/v1/me/history*';
const RECEIPTS = '**/v1/me/receipts/*';
/** Where a list goes on: the service alone knows what that means. */
const NEXT = 'next';

const view = (name: string): Step => show(HISTORY, { view: name });
const rows = there(`${HISTORY} li`);
const read: readonly Step<Village>[] = [
  enter(MARLENE),
  show('village-suggestions', STORE),
  there('.tag'),
];

/** Shows the receipt of the last thing that was done, or of the last use. */
const receiptOf =
  (what: 'history' | 'disclosures', more: Readonly<Record<string, string>> = {}): Step =>
  async (page, house) => {
    await page.locator('[data-ready]').waitFor({ state: 'attached' });
    const id: string = await page.evaluate(`document.querySelector('village-provider').village
      .${what}.list().then(({ items: [last] }) => last.line ?? last.id)`);
    await show(RECEIPT, { ...more, 'receipt-id': id })(page, house);
  };

/** What a receipt is checked with here: an answer that was made up. */
const checked = (found: object): readonly Step[] => [
  (page) =>
    page.evaluate(
      `document.querySelector('village-provider').check = async () => (${JSON.stringify(found)})`,
    ),
  examine,
];
const examine: Step = async (page) => {
  await page.locator('.till .actions button').first().click();
  await page.locator('.slip [role=status] p').first().waitFor();
};

const slip: readonly Step<Village>[] = [enter(MARLENE), receiptOf('history'), there('.till')];
const broken = { state: 'refused', code: 'leaf', at: 'lines[0]' };

/** Every state of `<village-history>`. */
export const HISTORIES: States = {
  'a history on its way': [enter(MARLENE), unanswered(ACTS), view('acts'), there('[aria-busy]')],
  'what I did': [enter(MARLENE), view('acts'), rows],
  'what I did, with a receipt open': [
    enter(MARLENE),
    view('acts'),
    press(`${HISTORY} summary`),
    there('.till'),
  ],
  'that I did nothing': [enter(NOBODY), view('acts'), there('#history')],
  'who can read': [enter(MARLENE), view('can'), rows],
  'that nobody can read': [enter(NOBODY), view('can'), there('#history')],
  'who has read': [...read, view('did'), rows],
  'that nobody has read': [enter(NOBODY), view('did'), there('#history')],
  'who could still have it': [...read, view('still'), rows],
  'who could still have it, after it was taken back': [
    ...read,
    show('village-permissions'),
    press('[data-village=withdraw-all]'),
    there('#undo'),
    view('still'),
    rows,
  ],
  'that nobody could still have anything': [enter(NOBODY), view('still'), there('#history')],
  'what was held back': [...read, view('held'), there('#history')],
  'a history with more to come': [
    enter(MARLENE),
    answered<HistoryPage>(ACTS, (said) => ({ ...said, next: NEXT })),
    view('acts'),
    there('.days > button'),
  ],
  'a history read to its end': [
    enter(MARLENE),
    answered<HistoryPage>(ACTS, (said) => ({ ...said, next: NEXT })),
    replied('**/v1/me/history?*after=*', { items: [] }),
    view('acts'),
    press('.days > button'),
    there('.days > .soft'),
  ],
  'a history without a connection, as it was': [
    enter(MARLENE),
    view('acts'),
    rows,
    offline,
    there('.fault'),
  ],
  'a history that the service does not show': [
    enter(MARLENE),
    refused(ACTS, 403, 'forbidden'),
    view('acts'),
    there('.fault'),
  ],
};

/** Every state of `<village-receipt>`. */
export const RECEIPTS_SEEN: States = {
  'a receipt on its way': [
    enter(MARLENE),
    unanswered(RECEIPTS),
    receiptOf('history'),
    there('[aria-busy]'),
  ],
  'a receipt that waits for its proof': slip,
  'the receipt of a use': [...read, receiptOf('disclosures'), there('.till')],
  'a receipt that is in the log, and not checked yet': [
    enter(MARLENE),
    answered<Receipt>(RECEIPTS, (said) => ({ ...said, state: 'sealed' })),
    receiptOf('history'),
    there('.till'),
  ],
  'a receipt that is in the log': [...slip, ...checked({ state: 'sealed' })],
  'a receipt whose proof is promised': [
    ...slip,
    ...checked({ state: 'promised', by: '2027-06-12T15:10:00.000Z' }),
  ],
  'a receipt that does not hold': [...slip, ...checked(broken)],
  'a receipt that does not hold, and whom to tell': [
    enter(MARLENE),
    receiptOf('history', { contact: '0800 1234567' }),
    there('.till'),
    ...checked(broken),
  ],
  'a receipt that cannot be checked here': [...slip, examine],
  'a receipt of nothing': [
    enter(MARLENE),
    answered<Receipt>(RECEIPTS, (said) => ({ ...said, lines: [] })),
    receiptOf('history'),
    there('.till'),
  ],
  'a receipt that is not there': [
    enter(MARLENE),
    refused(RECEIPTS, 404, 'not-found'),
    receiptOf('history'),
    there(`${RECEIPT} [part=slip]`),
  ],
  'a receipt without a connection, as it was': [...slip, offline, there('.fault')],
};

const button = show(BUTTON, { href: '#' });

/** Every state of `<village-permission-button>`, and all elements below each other. */
export const BUTTONS: States = {
  'a button before anything is known': [
    enter(MARLENE),
    unanswered('**/v1/me/permissions'),
    button,
    there(`${BUTTON} a`),
  ],
  'a button of whoever shares': [enter(MARLENE), button, there(`${BUTTON} .sentence`)],
  'a button of whoever shares nothing': [enter(NOBODY), button, there(`${BUTTON} .sentence`)],
  'a button while a withdrawal waits to be delivered': [
    enter(MARLENE),
    button,
    show('village-permissions'),
    there('#permissions'),
    offline,
    press('[id="sign--memory--app:brandt--recipes"]'),
    there(`${BUTTON} [part=line]`),
  ],
  'all elements below each other, opened': [
    enter(MARLENE),
    button,
    show('village-suggestions', STORE),
    there('.tag'),
    show('village-permissions'),
    there('#permissions'),
    show(HISTORY),
    rows,
    unfold,
  ],
};
