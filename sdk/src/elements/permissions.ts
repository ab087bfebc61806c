import type { TemplateResult } from 'lit/html.js';
import type { Standing } from '../client/shape.js';
import type { Village } from '../client/village.js';
import { BY_ALL, paused, resumed, savedWish, turnedWish } from './deeds.js';
import type { Desk, DeskActs } from './desk.js';
import { type PropertyDeclarations, type PropertyValues, wordsIn } from './drawn.js';
import { GivingElement } from './giving.js';
import { deskOf } from './permission-desk.js';
import { frontOf, grantable, isSpecial, OFFERED, type Row, rowsIn, type Word } from './rows.js';
import { standingOf } from './standing.js';
import { RULED } from './style-ledger.js';

/**
 * `<village-permissions>`: what is shared, with whom and for what, in sentences that can be turned on and
 * off. `fields`, `recipients` and `purposes` narrow it; `readonly` only shows it.
 */
export class VillagePermissions extends GivingElement<never, Standing> {
  static override properties: PropertyDeclarations = {
    ...GivingElement.properties,
    fields: {},
    recipients: {},
    purposes: {},
    readonly: { type: Boolean },
    proofs: { state: true },
  };
  static override styles = RULED;
  /** Only of these fields: words between blanks or commas. */
  declare fields: string | null | undefined;
  /** Only to these recipients. */
  declare recipients: string | null | undefined;
  /** Only for these purposes, which can be wished for, too. */
  declare purposes: string | null | undefined;
  /** It is only looked at: nothing can be turned. */
  declare readonly: boolean;
  declare private proofs: ReadonlySet<string>;

  protected override readonly home = 'status';
  protected override readonly surface = 'permission-centre';
  #front: ReadonlySet<string> | undefined;

  constructor() {
    super();
    this.proofs = new Set();
  }

  protected override get standing(): Standing | undefined {
    return this.seen;
  }

  protected override ask(village: Village): Promise<Standing> {
    return standingOf(village);
  }

  protected override heard(village: Village): void {
    this.seen = village.permissions.snapshot();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#front = this.seen && (this.#front ?? frontOf(this.seen));
  }

  protected override shown(standing: Standing, village: Village): TemplateResult {
    return deskOf(this.#desk(standing, village));
  }

  #desk(standing: Standing, village: Village): Desk {
    const purposes = wordsIn(this.purposes) ?? OFFERED;
    return {
      words: this.words,
      recipients: standing.recipients,
      standing,
      rows: rowsIn(standing, purposes).filter(({ word }) => this.#isAbout(word)),
      front: this.#front ?? new Set(),
      asking: this.asking,
      waiting: this.waiting,
      proofs: this.proofs,
      unsent: village.pending().length,
      purposes,
      on: this.readonly ? undefined : this.#on,
    };
  }

  /** Whether a permission is among those that are wanted here. What nobody narrows is. */
  #isAbout({ field, recipient, purpose }: Word): boolean {
    const { fields, recipients, purposes } = this;
    const wanted = [
      [fields, field],
      [recipients, recipient],
      [purposes, purpose],
    ] as const;
    return wanted.every(([list, word]) => wordsIn(list)?.includes(word) ?? true);
  }

  readonly #on: DeskActs = {
    allow: this.allow,
    refuse: this.refuse,
    choose: this.choose,
    turn: (row) => this.#turn(row),
    takeAllBack: () => {
      this.fallTo = 'status';
      void this.takeBack('all', BY_ALL);
    },
    pause: (days) => void this.#then(this.act(paused(days, this.words))),
    resume: () => void this.#then(this.act(resumed(this.words))),
    turnWish: (purpose, wish) => void this.#then(this.act(turnedWish(purpose, wish, this.words))),
    saveWish: async (purpose, wish) => {
      const saved = await this.act(savedWish(purpose, wish, this.words));
      await this.load();
      return saved !== undefined;
    },
    openProof: (key) => {
      this.proofs = new Set([...this.proofs, key]);
    },
  };

  /** Turns a door sign. A special field is not given by that: its notice opens. */
  #turn({ key, word, isOn }: Row): void {
    const which = grantable(word);
    if (this.waiting.has(key)) return;
    if (isOn) void this.takeBack([word]);
    else if (which && isSpecial(which.field)) this.askAbout(which);
    else if (which) this.giveAnew(which);
  }

  /** What stands after an act is for the service to say. */
  async #then(act: Promise<unknown>): Promise<void> {
    this.fallTo = 'status';
    await act;
    await this.load();
  }
}
