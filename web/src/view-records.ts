import type { Disclosure, Held, HistoryEntry } from '@village-butcher/sdk';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fieldsIn, recipientIn, type Scene, sentence } from './scene.js';
import type { Key } from './texts.js';
import { capital } from './words.js';

/** Who has read: each use, who, which fields, what for and when. Never a value. */
export const disclosures = (scene: Scene): TemplateResult =>
  record(
    scene,
    { id: 'read', title: 'history.did', none: 'disclosure.none' },
    scene.home.seen.disclosures.map((one) => entry(scene, one.at, used(scene, one))),
  );

/** What was asked for and did not come, each with its one reason. */
export const held = (scene: Scene): TemplateResult =>
  record(
    scene,
    { id: 'held', title: 'held.today', none: 'held.none', lead: 'held.lead' },
    scene.home.seen.held.map((one) => entry(scene, one.at, holding(scene, one))),
  );

/** What I did: each act, and the number of its receipt. */
export const history = (scene: Scene): TemplateResult =>
  record(
    scene,
    { id: 'acts', title: 'history.acts', none: 'history.none' },
    scene.home.seen.history.map((one) => entry(scene, one.at, done(scene, one))),
  );

/** A list that opens by one press. */
interface Titles {
  readonly id: string;
  readonly title: Key;
  readonly none: Key;
  readonly lead?: Key;
}

function record(
  { words: { say } }: Scene,
  { id, title, none, lead }: Titles,
  entries: readonly TemplateResult[],
): TemplateResult {
  return html`
    <details class="record" id=${id}>
      <summary><h2>${say(title)}</h2></summary>
      ${lead && entries.length > 0 ? html`<p>${say(lead)}</p>` : nothing}
      ${
        entries.length > 0
          ? html`<ul class="entries">
              ${entries}
            </ul>`
          : html`<p>${say(none)}</p>`
      }
    </details>
  `;
}

const entry = ({ words }: Scene, at: string, what: TemplateResult): TemplateResult => html`
  <li class="entry">
    <time datetime=${at}>${words.day(at)} ${words.time(at)}</time>
    <div>${what}</div>
  </li>
`;

/** One line for each purpose: a permission for one never serves another. */
function used(scene: Scene, { recipient, store, uses }: Disclosure): TemplateResult {
  const { say, name } = scene.words;
  const purposes = [...new Set(uses.map(({ purpose }) => purpose))];
  const shop = scene.home.stores.find(({ id }) => id === store)?.name ?? store;
  return html`
    ${purposes.map((purpose) => {
      const fields = uses.filter((use) => use.purpose === purpose).map(({ field }) => field);
      const line = say('disclosure.line', {
        recipient: recipientIn(scene, recipient),
        fields: fieldsIn(scene, fields),
        purpose: name('purpose', purpose),
      });
      return html`<p>${capital(line)}</p>`;
    })}
    <p class="soft">${shop}</p>
  `;
}

function holding({ words, home }: Scene, { title, reason, elsewhere }: Held): TemplateResult {
  const stores = (elsewhere ?? []).map(
    (store) => home.stores.find(({ id }) => id === store)?.name ?? store,
  );
  return html`
    <p>${title}: ${words.name('hold', reason)}</p>
    ${
      stores.length > 0
        ? html`<p class="soft">
            ${capital(words.say('held.elsewhere', { stores: words.list(stores) }))}
          </p>`
        : nothing
    }
  `;
}

function done(scene: Scene, { type, line, ...what }: HistoryEntry): TemplateResult {
  const { words } = scene;
  const about = [
    what.purpose && words.name('purpose', what.purpose),
    what.fields && fieldsIn(scene, what.fields),
    what.until && words.say('permission.until', { date: words.day(what.until) }),
  ].filter(Boolean);
  return html`
    <p>${[words.name('act', type), ...about].join(': ')}</p>
    ${(what.permissions ?? []).map(
      (permission) => html`<p class="sentence">${sentence(scene, permission)}</p>`,
    )}
    <p class="number">${words.receipt([line])}</p>
  `;
}
