import type { Field, Purpose, Settled, Suggestion, Which } from '@village-butcher/sdk';
import type { Locale, SettledWord } from '@village-butcher/sdk/contract';
import * as deeds from './deeds.js';
import { counted, draftOf, leftOut, type DayHint, type Draft } from './draft.js';
import {
  MONTHS,
  grantable,
  isSpecial,
  keyOf,
  type Row,
  signOf,
  type Word,
} from '@village-butcher/sdk/elements/messages';
import type { House } from './house.js';
import { comingTo } from './view-visit.js';
import { keepLanguage } from './language.js';
import type { Page } from './page.js';
import type { Asking } from './state.js';

/** Everything that can be done on the page. */
export type Acts = ReturnType<typeof actsOf>;

/** Each act does one thing. What it changes is asked of the service afterwards, never guessed. */
export const actsOf = (page: Page, house: House) => ({
  /** Turns a door sign. A special field is not given by that: its notice opens. */
  turn({ key, word, isOn }: Row): void {
    const which = grantable(word);
    if (page.home?.waiting === key) return;
    if (isOn) house.do(deeds.takenBack(word, deeds.BY_SWITCH, signOf(key)));
    else if (which && isSpecial(which.field)) page.change({ asking: other(page, which) });
    else if (which) house.do(deeds.given(which, MONTHS[0], 'switch'));
  },
  /** Says yes to the notice that is open. */
  allow: ({ which, months }: Asking): void => house.do(deeds.given(which, months, 'allow')),
  /** Says no to it: nothing is sent, and nothing is kept of it. */
  refuse({ which }: Asking): void {
    page.fallTo(signOf(keyOf(which)));
    page.change({ asking: null });
  },
  /** Chooses how long the yes would count. */
  choose: (asking: Asking, months: number): void => page.change({ asking: { ...asking, months } }),
  /** Stops the use of a permission from where its effect is seen. */
  stop: (word: Word): void => house.do(deeds.takenBack(word, deeds.BY_STOP, 'suggestions')),
  takeAllBack: (): void => house.do(deeds.allTakenBack()),
  resume: (): void => house.do(deeds.resumed()),
  wish: (purpose: Purpose): void => house.do(deeds.wished(purpose)),
  unwish: (purpose: string): void => house.do(deeds.unwished(purpose)),
  settle: (item: Suggestion, says: SettledWord): void => house.do(deeds.settled(item, says)),
  unsettle: (one: Settled): void => house.do(deeds.unsettled(one, 'settled')),
  erase: (field: Field): void => house.do(deeds.erased(field)),
  /** Reads a calendar file, here. The same file can be chosen again. */
  async openCalendar(input: HTMLInputElement): Promise<void> {
    const ics = await input.files?.[0]?.text();
    input.value = '';
    if (ics !== undefined) page.change({ draft: draftOf(ics, new Date(), HERE) });
  },
  leaveOut(draft: Draft, hint: DayHint): void {
    page.fallTo('draft');
    page.change({ draft: leftOut(draft, hint) });
  },
  countGuests(draft: Draft, hint: DayHint, input: HTMLInputElement): void {
    if (input.validity.valid) page.change({ draft: counted(draft, hint, Number(input.value)) });
  },
  sendHints: (hints: readonly DayHint[]): void => house.do(deeds.hinted(hints)),
  come: (): void => house.do(comingTo((visit) => page.change({ visit }))),
  goTo: (store: string): void => house.goTo(store),
  enter: (locale: Locale): void => house.enter(locale),
  /** Changes the language of the page and of every reason. */
  speak(locale: Locale): void {
    keepLanguage(locale);
    house.enter(locale);
  },
});

/** The time zone of this device. */
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The notice of a permission; the same sign closes it again. */
const other = ({ home }: Page, which: Which): Asking | null =>
  home?.asking && keyOf(home.asking.which) === keyOf(which) ? null : { which, months: MONTHS[0] };
