import { PURPOSES } from '@village-butcher/sdk/contract';
import {
  endAfter,
  isSpecial,
  keyOf,
  markOf,
  MONTHS,
  signOf,
} from '@village-butcher/sdk/elements/messages';
import type { Locator } from 'playwright-core';
import type { Watched } from '../support/browser.js';
import { APP_ORIGIN } from '../support/behind.js';
import type { Holder } from './app.js';
import type { Operation } from './file-person.js';
import type { Scene } from './life.js';
import type { Answer, OwnApp } from './people.js';
import { seenOn, sightOf, unlike } from './shown.js';

/** What a screen is opened with. */
interface Opening extends Watched {
  readonly holder: Holder;
  readonly now: () => number;
  /** When they are seen for the last time. */
  readonly last: number;
  /** Ends once the service has answered everything. */
  readonly settled: () => Promise<void>;
}

type Which = Pick<Extract<Operation, { op: 'withdraw' }>, 'field' | 'recipient' | 'purpose'>;
type Turn = 'on' | 'off';

/** For how many months something is given: the notice of a special field offers more than a switch does. */
const monthsFor = ({ field }: Which): number =>
  isSpecial(field) ? Math.max(...MONTHS) : MONTHS[0];

/** Somebody's own app in a browser: they press what its elements offer, and read what these say. */
export class Screen implements OwnApp {
  /** How often they looked, and how often they pressed. */
  readonly done = { visits: 0, acts: 0 };

  constructor(private readonly opening: Opening) {}

  /** The elements ask for those at home as they are known: who else eats is told by another way. */
  offers({ eaters }: Scene): boolean {
    return eaters === undefined;
  }

  /** Looks at what the store suggests. The answer is what the element was answered, once it shows just that. */
  async visit({ store, purposes, limit, screen }: Scene): Promise<Answer> {
    const { page, holder, settled } = this.opening;
    const before = holder.exchanges.length;
    const device = screen === 'shared' ? 'shared' : 'personal';
    const asked = { store, purposes: purposes.join(' '), limit: `${limit}` };
    await this.#open({ element: 'village-suggestions', device, ...asked });
    await page.locator('village-suggestions #suggestions').waitFor();
    await settled();
    const wire = holder.exchanges
      .slice(before)
      .findLast(({ by, path }) => by === holder.name && path.startsWith('/v1/suggestions'));
    if (!wire) throw new Error('The element asked for nothing.');
    const reply = JSON.parse(wire.text) as Answer['reply'];
    const faults = unlike(sightOf(reply, holder.locale), await seenOn(page));
    this.#mustBeQuiet(faults);
    this.done.visits += 1;
    return { ask: { store, purposes, limit } as Answer['ask'], reply, wire };
  }

  /** Does it by pressing what the elements offer. The answer: whether they offer it. */
  async did(operation: Operation): Promise<boolean> {
    const isDone = await this.#pressed(operation);
    this.#mustBeQuiet();
    if (isDone) this.done.acts += 1;
    return isDone;
  }

  /** A wish by a switch is for the app, without a cap or quiet hours. */
  async #pressed(operation: Operation): Promise<boolean> {
    switch (operation.op) {
      case 'grant':
        return (
          this.#canLast(operation) &&
          (await this.#turned(signOf(keyOf(operation)), 'on', operation))
        );
      case 'withdraw':
        return (
          (await this.#stopped(operation)) || (await this.#turned(signOf(keyOf(operation)), 'off'))
        );
      case 'wish':
        return (
          JSON.stringify(operation.wish) === WISH_BY_SWITCH &&
          (await this.#turned(wishSign(operation), 'on'))
        );
      case 'unwish':
        return this.#turned(wishSign(operation), 'off');
      default:
        return false;
    }
  }

  /** An end of one's own cannot be chosen, and what is given must stand on the last visit. */
  #canLast({ until, ...which }: Which & { readonly until?: string | undefined }): boolean {
    const { now, last } = this.opening;
    const end = endAfter(monthsFor(which), LONGEST_DAYS, new Date(now()));
    return until === undefined && end.getTime() > last;
  }

  /** Turns a sign of the permission centre, where it hangs there and says otherwise. */
  async #turned(id: string, to: Turn, which?: Which): Promise<boolean> {
    const { page } = this.opening;
    await this.#open({
      element: 'village-permissions',
      device: 'personal',
      purposes: PURPOSES.join(' '),
    });
    await page.locator('village-permissions #permissions').waitFor();
    const sign = page.locator(`[id="${id}"]`);
    const says = (turn: Turn) => sign.and(page.locator(`[aria-checked="${turn === 'on'}"]`));
    const isOffered = (await says(to === 'on' ? 'off' : 'on').count()) > 0;
    if (isOffered) {
      await this.#unfold(sign);
      await this.#acted(async () => {
        await sign.click();
        if (which && isSpecial(which.field)) await this.#allow(which);
      });
      await says(to).waitFor();
    }
    await this.#leave();
    return isOffered;
  }

  /** Answers the notice of a special field with yes, for as long as it offers. */
  async #allow(which: Which): Promise<void> {
    const asking = this.opening.page.locator(`.asking[data-village-permission="${markOf(which)}"]`);
    await asking.locator('select').selectOption(`${monthsFor(which)}`);
    await asking.locator('.answer').first().click();
  }

  /** Presses "no longer use" below a suggestion that is on the screen and rests on it. */
  async #stopped(which: Which): Promise<boolean> {
    const { page } = this.opening;
    const basis = page.locator(`.basis[data-village-permission="${markOf(which)}"]`);
    const tag = page.locator('village-suggestions .tag').filter({ has: basis }).first();
    if ((await tag.count()) === 0) return false;
    await this.#setClock();
    await this.#unfold(basis, tag);
    await this.#acted(() => tag.locator(basis).locator('button').click());
    await basis.first().waitFor({ state: 'detached' });
    await this.#leave();
    return true;
  }

  /** Opens whatever something lies behind, door by door. */
  async #unfold(what: Locator, within = this.opening.page.locator('main')): Promise<void> {
    const doors = within.locator('details:not([open])').filter({ has: what });
    while ((await doors.count()) > 0) await doors.first().locator('> summary').click();
  }

  /** An act counts when the service has said so. */
  async #acted(press: () => Promise<void>): Promise<void> {
    const [answer] = await Promise.all([
      this.opening.page.waitForResponse(
        (one) => one.request().method() !== 'GET' && one.url().startsWith(`${APP_ORIGIN}/v1/me/`),
      ),
      press(),
    ]);
    if (!answer.ok()) throw new Error(`The app was answered ${answer.status()}.`);
  }

  async #open(address: Readonly<Record<string, string>>): Promise<void> {
    await this.#leave();
    await this.#setClock();
    await this.opening.page.goto(`${APP_ORIGIN}/?${new URLSearchParams(address)}`);
  }

  /** Whatever is still asked is answered at this time, and not at a later one. */
  async #leave(): Promise<void> {
    await this.opening.page.goto('about:blank');
    await this.opening.settled();
  }

  async #setClock(): Promise<void> {
    await this.opening.context.clock.setFixedTime(new Date(this.opening.now()));
  }

  #mustBeQuiet(more: readonly string[] = []): void {
    const faults = [...this.opening.faults.splice(0), ...more];
    if (faults.length > 0) throw new Error(`In the browser: ${faults.join('; ')}`);
  }
}

const LONGEST_DAYS = 366;
const WISH_BY_SWITCH = JSON.stringify({ channel: 'app' });
const wishSign = ({ purpose }: { readonly purpose: string }): string => `sign--wish--${purpose}`;
