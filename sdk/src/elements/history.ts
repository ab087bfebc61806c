import type { TemplateResult } from 'lit/html.js';
import type { Standing, Stores } from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { PropertyDeclarations, PropertyValues } from './drawn.js';
import { VillageElement } from './element.js';
import { diary } from './diary.js';
import { standingOf } from './standing.js';
import { SLIPPED } from './style-slips.js';
import { groundOf } from './suggesting.js';
import type { SlipSentence } from './texts-slips.js';
import { READ, type Stretch, type View, VIEWS } from './views.js';

/** What was read so far, of which view, and the names in it. */
interface Chapter extends Stretch {
  readonly view: View;
  readonly pages: number;
  readonly recipients: Standing['recipients'];
  readonly stores: Stores['items'];
}

/**
 * `<village-history view="acts">`: what I did, who can read, who has read, what was held back. Each is a
 * list of its own. `alone`: this view, and no way to the others.
 */
export class VillageHistory extends VillageElement<SlipSentence, Chapter> {
  static override properties: PropertyDeclarations = {
    ...VillageElement.properties,
    view: {},
    alone: { type: Boolean },
    proofs: { state: true },
  };
  static override styles = SLIPPED;
  /** Which list is shown: what I did, who can read, who has read, what was held back. */
  declare view: string | null | undefined;
  /** This list, and no way to the others. */
  declare alone: boolean;
  declare private proofs: ReadonlySet<string>;

  protected override readonly home = 'history';
  #ground: string | undefined;

  constructor() {
    super();
    this.proofs = new Set();
  }

  /** A view that is not known here shows what I did. */
  get #view(): View {
    return VIEWS.find((one) => one === this.view) ?? 'acts';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && changed.has('view')) {
      this.seen = undefined;
      void this.load();
    }
    super.willUpdate(changed);
  }

  protected override async ask(village: Village, signal: AbortSignal): Promise<Chapter> {
    const view = this.#view;
    this.#ground = undefined;
    const [{ items: stores }, stretch] = await Promise.all([
      village.stores.list({ signal }),
      READ[view](village, undefined, { signal }),
    ]);
    const standing = village.permissions.snapshot() ?? (await standingOf(village));
    this.#ground = groundOf(standing);
    return { ...stretch, view, pages: 1, recipients: standing.recipients, stores };
  }

  /** Whatever I do is a line more, once it has arrived. */
  protected override heard(village: Village): void {
    const standing = village.permissions.snapshot();
    if (!standing || this.#ground === undefined || groundOf(standing) === this.#ground) return;
    if (village.pending().length > 0) return;
    this.#ground = groundOf(standing);
    queueMicrotask(() => void this.load());
  }

  protected override shown(seen: Chapter): TemplateResult {
    const { words, alone, proofs } = this;
    return diary({
      ...seen,
      words,
      tabs: alone ? 'hidden' : 'shown',
      proofs,
      open: (view) => (this.view = view),
      more: () => void this.#more(seen),
      openProof: (id) => {
        this.proofs = new Set([...this.proofs, id]);
      },
    });
  }

  /** Goes on where the list ended. */
  async #more({ view, next }: Chapter): Promise<void> {
    const read = await this.read((village, signal) => READ[view](village, next, { signal }));
    if (!read || !this.seen) return;
    const { entries, pages } = this.seen;
    this.seen = {
      ...this.seen,
      entries: [...entries, ...read.entries],
      next: read.next,
      pages: pages + 1,
    };
  }
}
