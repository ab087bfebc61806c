import { makeKiosk } from './elements.js';
import { enter, gone, press, show, type States, type Step, there, type Village } from './states.js';
import { MARLENE } from './village-page.js';

const DOOR = 'village-kiosk .door button';
const shown: readonly Step[] = [press(DOOR), there('village-permissions #permissions')];

/** So much later, by the clock of the page. */
const later =
  (ms: number): Step =>
  (page) =>
    page.clock.runFor(ms);

/** Somebody has signed in at a screen that everybody uses. */
const at: readonly Step<Village>[] = [
  (page) => page.clock.install({ time: new Date('2027-06-11T15:10:00.000Z') }),
  enter(MARLENE, '/?device=shared'),
  makeKiosk,
  show('village-permissions'),
  show('village-history'),
  there(DOOR),
];

/** Every state of `<village-kiosk>`. */
export const KIOSKS: States = {
  'a kiosk before a tap': at,
  'a kiosk after a tap': [...at, ...shown],
  'a kiosk that is about to clear': [...at, ...shown, later(41_000), there('.slip')],
  'a kiosk that was cleared': [...at, ...shown, press(DOOR), gone('.door'), there('.slip')],
};
