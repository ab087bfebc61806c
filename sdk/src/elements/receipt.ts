import { html, type TemplateResult } from 'lit/html.js';
import type { Receipt, Standing } from '../client/shape.js';
import type { Village } from '../client/village.js';
import { VillageError } from '../core/error.js';
import type { Verified } from '../verify/answer.js';
import type { PropertyDeclarations, PropertyValues } from './drawn.js';
import { VillageElement } from './element.js';
import { till, type Verdict, verdictOn } from './receipt-slip.js';
import { standingOf } from './standing.js';
import { SLIPPED } from './style-slips.js';
import type { Check } from './surroundings.js';
import type { SlipSentence } from './texts-slips.js';

/** A receipt and the names of those it speaks of. There is none: `null`. */
interface Paper {
  readonly receipt: Receipt | null;
  readonly recipients: Standing['recipients'];
}

/**
 * `<village-receipt receipt-id="…">`: what a customer keeps of an act or a use, and whether it is in the
 * log. That is checked here, on this device, by `check`; the service is not believed.
 */
export class VillageReceipt extends VillageElement<SlipSentence, Paper> {
  static override properties: PropertyDeclarations = {
    ...VillageElement.properties,
    receiptId: { attribute: 'receipt-id' },
    contact: {},
    check: { attribute: false },
    verdict: { state: true },
  };
  static override styles = SLIPPED;
  /** The receipt, the line or the use that it is about. */
  declare receiptId: string | null | undefined;
  /** Where to report a receipt that does not hold. */
  declare contact: string | null | undefined;
  /** Checks it by whom this app trusts. Nothing said: that of the provider. */
  declare check: Check | undefined;
  declare private verdict: Verdict | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && changed.has('receiptId')) {
      this.seen = undefined;
      this.verdict = undefined;
      void this.load();
    }
    super.willUpdate(changed);
  }

  protected override async ask(village: Village, signal: AbortSignal): Promise<Paper> {
    const { recipients } = village.permissions.snapshot() ?? (await standingOf(village));
    const receipt = await village.receipts
      .get(this.receiptId ?? '', { signal })
      .catch((error: unknown) => {
        if (error instanceof VillageError && error.code === 'not-found') return null;
        throw error;
      });
    return { receipt, recipients };
  }

  protected override shown({ receipt, recipients }: Paper): TemplateResult {
    const { words, verdict, contact } = this;
    if (!receipt) return html`<p class="soft" part="slip">${words.say('receipt.not-found')}</p>`;
    return till({
      words,
      recipients,
      receipt,
      verdict,
      contact: contact ?? undefined,
      examine: () => void this.#examine(receipt),
      save: () => save(receipt),
    });
  }

  /** Checks it, here. What nobody can check is never called good. */
  async #examine(receipt: Receipt): Promise<void> {
    const check = this.check ?? this.around?.check;
    const found = check ? await check(receipt) : undefined;
    this.verdict = verdictOf(found);
    this.dispatch('village-verified', { receipt, found });
    const { words, verdict } = this;
    const contact = this.contact ?? undefined;
    this.tell({ text: verdictOn({ words, receipt, verdict, contact }) });
  }
}

function verdictOf(found: Verified | undefined): Verdict {
  switch (found?.state) {
    case 'sealed':
      return { state: 'in-the-log', by: undefined };
    case 'promised':
      return { state: 'promised', by: found.by };
    case 'refused':
      return { state: 'broken', by: undefined };
    default:
      return { state: 'cannot-check', by: undefined };
  }
}

/** Gives the receipt to its customer, as a file. Nothing leaves the device. */
function save(receipt: Receipt): void {
  const text = JSON.stringify(receipt, null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `receipt-${receipt.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
