import type {
  GrantAct,
  Permission,
  Receipt,
  Standing,
  Which,
  WithdrawalAct,
} from '../client/shape.js';
import { BY_SWITCH, given, takenBack } from './deeds.js';
import type { Asking } from './desk.js';
import type { PropertyDeclarations, PropertyValues } from './drawn.js';
import { ActingElement } from './acting.js';
import { noticeFor } from './notice.js';
import { endOf } from './permission-notice.js';
import { isSpecial, keyOf, signOf, type Word } from './rows.js';
import { takenBy } from './taken.js';
import type { MessageKey } from './texts.js';
import { endAfter, longestDaysFor, MONTHS } from './until.js';

/** An element that gives and takes back: by its own acts, or by undoing one. */
export abstract class GivingElement<Key extends MessageKey, Seen> extends ActingElement<Key, Seen> {
  static override properties: PropertyDeclarations = {
    ...ActingElement.properties,
    askings: { state: true },
    waiting: { state: true },
  };
  /** The notices that are asked about, one after the other. */
  declare protected askings: readonly Asking[];
  /** The permissions whose receipts are not here yet. */
  declare protected waiting: ReadonlySet<string>;

  constructor() {
    super();
    this.askings = [];
    this.waiting = new Set();
    this.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && this.asking) this.refuse(this.asking);
    });
  }

  protected override forget(): void {
    this.askings = [];
    this.waiting = new Set();
  }

  /** Where the act is done. */
  protected abstract readonly surface: GrantAct['surface'];
  protected abstract readonly standing: Standing | undefined;

  /** The notice that is open. */
  protected get asking(): Asking | undefined {
    return this.askings[0];
  }

  /** Opens the notice of a special field; the same sign closes it again. */
  protected askAbout(which: Asking['which']): void {
    const isOpen = this.asking && keyOf(this.asking.which) === keyOf(which);
    this.askings = isOpen ? [] : [{ which, months: MONTHS[0], until: undefined }];
  }

  protected readonly allow = (asking: Asking): void => {
    if (!this.standing) return;
    const until = endOf(asking, this.standing).toISOString();
    this.refuse(asking);
    void this.give([{ ...asking.which, until }], 'allow');
  };

  /** No: nothing is sent, and nothing is kept of it. */
  protected readonly refuse = ({ which }: Asking): void => {
    this.askings = this.askings.slice(1);
    this.fallTo = this.asking ? 'asking' : signOf(keyOf(which));
  };

  protected readonly choose = (asking: Asking, months: number): void => {
    this.askings = [{ ...asking, months }, ...this.askings.slice(1)];
  };

  /** What is given by a switch: up to the shortest end that is offered. */
  protected giveAnew(which: Which): void {
    const longest = this.standing ? longestDaysFor(this.standing, which) : 0;
    const until = endAfter(MONTHS[0], longest, new Date()).toISOString();
    void this.give([{ ...which, until }], 'switch');
  }

  /** One act of giving, unless the app holds it up. What came of it is asked of the service. */
  protected async give(
    [first, ...more]: readonly Permission[],
    control: GrantAct['control'],
  ): Promise<void> {
    const notice = noticeFor(this.standing?.notices ?? [], this.words.locale);
    if (!first || !notice) return;
    const permissions: [Permission, ...Permission[]] = [first, ...more];
    if (!this.dispatch('village-before-grant', { permissions }, 'cancelable')) return;
    const keys = permissions.map(keyOf);
    this.waiting = new Set([...this.waiting, ...keys]);
    const { surface } = this;
    const receipt = await this.act(given(permissions, notice, { surface, control }, this.words));
    if (receipt) this.dispatch('village-grant', { permissions, receipt });
    await this.load();
    this.waiting = new Set([...this.waiting].filter((key) => !keys.includes(key)));
  }

  /** One act of taking back. It counts here at once. */
  protected async takeBack(
    permissions: WithdrawalAct['permissions'],
    pressed: Pick<WithdrawalAct, 'surface' | 'control'> = BY_SWITCH,
  ): Promise<void> {
    const before = this.client?.permissions.snapshot();
    const acted = this.act(
      takenBack(permissions, pressed, this.words, (receipt) => this.#undoing(receipt, before)),
    );
    this.dispatch('village-withdraw', { permissions });
    await acted;
  }

  /** Gives back what was taken; each special field with its own yes. */
  #undoing(receipt: Receipt, before: Standing | undefined) {
    const taken = before ? takenBy(receipt, before, new Date()) : [];
    const go = (): void => {
      this.dispatch('village-undo', { permissions: taken });
      void this.give(
        taken.filter(({ field }) => !isSpecial(field)),
        'undo',
      );
      this.askings = taken
        .filter(({ field }) => isSpecial(field))
        .map(({ until, ...which }) => ({ which, months: 0, until }));
      this.#isBack = taken[0];
    };
    return taken.length > 0 ? { label: this.words.say('undo'), go } : undefined;
  }

  #isBack: Word | undefined;

  /** A notice is seen with both its answers. Who pressed undo is led to what came of it: their button is gone. */
  protected override updated(changed: PropertyValues): void {
    if (changed.has('askings'))
      this.shadowRoot?.getElementById('asking')?.scrollIntoView({ block: 'nearest' });
    if (!this.#isBack) return;
    this.focusOn(this.asking ? 'asking' : signOf(keyOf(this.#isBack)));
    this.#isBack = undefined;
  }
}
