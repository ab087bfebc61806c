import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Receipt } from '../client/shape.js';
import { linesIn, type LineSaid, numbersOf } from './receipt-lines.js';
import { done, used } from './records.js';
import type { Scene } from './scene.js';
import type { SlipSentence } from './texts-slips.js';

/** What was found out about a receipt on this device. */
export interface Verdict {
  readonly state: 'in-the-log' | 'promised' | 'broken' | 'cannot-check';
  /** By when the proof is promised. */
  readonly by: Date | undefined;
}

/** All that a receipt is drawn from. */
export interface Till extends Scene<SlipSentence> {
  readonly receipt: Receipt;
  readonly verdict: Verdict | undefined;
  readonly contact: string | undefined;
  readonly examine: () => void;
  readonly save: () => void;
}

/** The slip: what was done and when, under which text, its number; whether it holds, and what to do. */
export function till(scene: Till): TemplateResult {
  const { words, receipt, examine, save } = scene;
  const { say } = words;
  const lines = linesIn(receipt);
  return html`
    <article class="slip till" part="slip" aria-labelledby="receipt">
      <p id="receipt" class="name" part="title">${say('receipt.title')}</p>
      ${lines.map((line) => said(scene, line))}
      ${lines.length === 0 ? html`<p>${say('receipt.nothing')}</p>` : nothing}
      <p class="number">${numbersOf(receipt, words)}</p>
      <p id="verdict" class=${scene.verdict?.state ?? receipt.state} part="line">
        ${verdictOn(scene)}
      </p>
      <div class="actions" part="actions">
        <button type="button" @click=${examine}>${say('receipt.check')}</button>
        <button type="button" @click=${save}>${say('receipt.save')}</button>
      </div>
    </article>
  `;
}

function said(scene: Till, line: LineSaid): TemplateResult {
  const { say, day, time, language } = scene.words;
  const { at, notice, to } = line;
  const uses = (line.for ?? []).flatMap(({ purpose, fields }) =>
    fields.map(({ field }) => ({ purpose, field })),
  );
  return html`
    <div class="entry">
      ${to === undefined ? done(scene, line) : used(scene, to, uses)}
      <p><time datetime=${at}>${day(at)} ${time(at)}</time></p>
      ${
        notice
          ? html`<p class="soft">
              ${say('receipt.notice', { ...notice, language: language(notice.locale) })}
            </p>`
          : nothing
      }
    </div>
  `;
}

/** In words: what is known of it, and who says so. */
export function verdictOn({
  words,
  receipt,
  verdict,
  contact,
}: Pick<Till, 'words' | 'receipt' | 'verdict' | 'contact'>): string {
  const { say, time, day } = words;
  if (!verdict) return say(receipt.state === 'sealed' ? 'receipt.sealed' : 'receipt.waiting');
  switch (verdict.state) {
    case 'promised':
      return say('receipt.promised', {
        time: verdict.by ? `${day(verdict.by)} ${time(verdict.by)}` : '',
      });
    case 'broken':
      return contact ? say('receipt.broken', { contact }) : say('receipt.broken-here');
    case 'in-the-log':
    case 'cannot-check':
      return say(`receipt.${verdict.state}`);
  }
}
