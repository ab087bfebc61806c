import type { Field, Settled } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';
import type { RequestAsk } from '@village-butcher/sdk/rights';
import * as deeds from './deeds.js';
import { asked, askedBack, clarified, lifted } from './deeds-asks.js';
import { counted, draftOf, leftOut, type DayHint, type Draft } from './draft.js';
import type { House } from './house.js';
import { type Bringer, keepKey, keysNow } from './keys.js';
import { keepLanguage } from './language.js';
import type { Page } from './page.js';
import type { Shared } from './restricted.js';

/** Everything that can be done on the page itself. */
export type Acts = ReturnType<typeof actsOf>;

/** Each act does one thing. What it changes is asked of the service afterwards, never guessed. */
export const actsOf = (page: Page, house: House) => ({
  unsettle: (one: Settled): void => house.do(deeds.unsettled(one)),
  erase: (field: Field): void => house.do(deeds.erased(field)),
  /** Reads a calendar file, here. The same file can be chosen again. */
  async openCalendar(input: HTMLInputElement): Promise<void> {
    const ics = await input.files?.[0]?.text();
    input.value = '';
    if (ics !== undefined) page.change({ draft: await draftOf(ics, new Date(), HERE) });
  },
  leaveOut(draft: Draft, hint: DayHint): void {
    page.fallTo('draft');
    page.change({ draft: leftOut(draft, hint) });
  },
  countGuests(draft: Draft, hint: DayHint, input: HTMLInputElement): void {
    if (input.validity.valid) page.change({ draft: counted(draft, hint, Number(input.value)) });
  },
  /** Keeps a key to check receipts by. An empty one is none: then the page's own is kept next time. */
  keepKey(key: string, by: Bringer): void {
    keepKey(key.trim(), by, new Date());
    page.change({ keys: keysNow() });
  },
  sendHints: (hints: readonly DayHint[]): void => house.do(deeds.hinted(hints)),
  /** Pressed twice, it is still made once. */
  saveFile(): void {
    if (page.home?.file !== 'making') house.aside(deeds.fileSaved);
  },
  /** Asks for a right, formally. */
  ask: (ask: RequestAsk): void => house.do(asked(ask)),
  /** What was stopped by name is used again. */
  lift: (permissions: Shared['permissions']): void => house.do(lifted(permissions)),
  /** The form has only words that the page put there. */
  complain(form: FormData): void {
    const { about, residence } = Object.fromEntries(form);
    const said = { right: 'complaint', about, ...(residence === '' ? {} : { residence }) };
    house.do(asked(said as RequestAsk));
  },
  askBack: (id: string): void => house.do(askedBack(id)),
  clarify: (id: string): void => house.do(clarified(id)),
  leave: (): void => house.do(deeds.left),
  stay: (): void => house.do(deeds.stayed),
  enter: (locale: Locale): void => house.enter(locale),
  /** Changes the language of the page and of every reason. */
  speak(locale: Locale): void {
    keepLanguage(locale);
    house.enter(locale);
  },
});

/** The time zone of this device. */
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;
