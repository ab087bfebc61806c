import { html, nothing, type TemplateResult } from 'lit/html.js';
import { each } from './each.js';
import type { SlipKey } from './texts-slips-de.js';
import { type Entry, type Ledger, type Stretch, type View, VIEWS } from './views.js';

/** All that a history is drawn from. */
export interface Diary extends Ledger, Stretch {
  readonly view: View;
  readonly pages: number;
  readonly tabs: 'shown' | 'hidden';
  /** The receipts that are open. */
  readonly proofs: ReadonlySet<string>;
  readonly open: (view: View) => void;
  readonly openProof: (id: string) => void;
  readonly more: () => void;
}

/** What each view is called, what it says where there is nothing, and what before its rows. */
const TEXTS: Readonly<Record<View, readonly [title: SlipKey, none: SlipKey, lead?: SlipKey]>> = {
  acts: ['history.acts', 'history.none'],
  can: ['history.can', 'history.nobody'],
  did: ['history.did', 'disclosure.none'],
  still: ['history.still', 'disclosure.none', 'still.lead'],
  held: ['history.held', 'held.none', 'held.lead'],
};

/** A view: its rows by day, and the way to the others. */
export function diary(scene: Diary): TemplateResult {
  const { words, view, entries, next, pages, more } = scene;
  const { say } = words;
  const [, nothingHere, lead] = TEXTS[view];
  const none = scene.tabs === 'hidden' && view === 'held' ? 'held.none-of-it' : nothingHere;
  return html`
    ${scene.tabs === 'shown' ? tabs(scene) : nothing}
    <div class="days">
      ${entries.length === 0 ? html`<p>${say(none)}</p>` : nothing}
      ${lead && entries.length > 0 ? html`<p>${say(lead)}</p>` : nothing}
      <div
        ${each(
          daysIn(scene),
          ([day]) => day,
          ([day, rows]) => html`
            ${day ? html`<h3 part="title">${day}</h3>` : nothing}
            <ul
              class="entries"
              ${each(
                rows,
                ({ key }) => key,
                (row) => line(scene, row),
              )}
            ></ul>
          `,
        )}
      ></div>
      ${next ? html`<button type="button" @click=${more}>${say('history.more')}</button>` : nothing}
      ${!next && pages > 1 ? html`<p class="soft">${say('history.end')}</p>` : nothing}
    </div>
  `;
}

/** Links, for each view is a place of its own. */
const tabs = ({ words, view, open }: Diary): TemplateResult => html`
  <nav aria-label=${words.say('history.views')}>
    ${VIEWS.map(
      (one) => html`
        <a
          href="#${one}"
          aria-current=${one === view ? 'page' : nothing}
          @click=${(event: Event) => {
            event.preventDefault();
            open(one);
          }}
          >${words.say(TEXTS[one][0])}</a
        >
      `,
    )}
  </nav>
  <h2 id="history" part="title" tabindex="-1">${words.say(TEXTS[view][0])}</h2>
`;

/** The rows of each day together. What has no time stands under no day. */
function daysIn({ entries, words }: Diary): readonly (readonly [string, readonly Entry[]])[] {
  const dayOf = ({ at }: Entry) => (at ? words.day(at) : '');
  return [...new Set(entries.map(dayOf))].map((day) => [
    day,
    entries.filter((entry) => dayOf(entry) === day),
  ]);
}

const line = (scene: Diary, { at, receipt, said, key }: Entry): TemplateResult => html`
  ${at ? html`<time datetime=${at}>${scene.words.time(at)}</time>` : nothing}
  <div part="line">${said(scene)} ${receipt ? proof(scene, receipt, key) : nothing}</div>
`;

const proof = (
  { words, proofs, openProof }: Diary,
  id: string,
  key: string,
): TemplateResult => html`
  <details @toggle=${() => openProof(key)}>
    <summary>${words.say('receipt.title')}</summary>
    ${proofs.has(key) ? html`<village-receipt receipt-id=${id}></village-receipt>` : nothing}
  </details>
`;
