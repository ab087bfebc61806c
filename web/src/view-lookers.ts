import { isOneOf } from '@village-butcher/sdk';
import { NAMING_REASONS } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Lookers } from './lookers.js';
import type { Scene } from './scene.js';
import type { Seen } from './state.js';
import { capital, type Words } from './words.js';

/**
 * Who of the house saw my name, and who wanted to read what I had not allowed. Which facts those were
 * stands on the screen only after I have opened it.
 */
export function lookers({ words }: Scene, { lookers: found }: Seen): TemplateResult {
  const { say } = words;
  const { looks, attempts, isCut } = found;
  const rows = [
    ...looks.map((look) => ({ at: look.at, said: looked(look, words) })),
    ...attempts.map((one) => ({ at: one.lastAt, said: tried(one, found, words) })),
  ].toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return html`
    <details class="record">
      <summary id="lookers"><h2>${say('looks.title')}</h2></summary>
      ${
        rows.length === 0
          ? html`<p>${say('looks.none')}</p>`
          : html`<p>${say('looks.lead')}</p>
              <ul class="entries">
                ${rows.map(
                  ({ at, said }) => html`
                    <li>
                      <p class="soft">
                        <time datetime=${at}>${words.day(at)}, ${words.time(at)}</time>
                      </p>
                      ${said}
                    </li>
                  `,
                )}
              </ul>`
      }
      ${isCut ? html`<p class="soft">${say('looks.older')}</p>` : nothing}
    </details>
  `;
}

/** A look of the house's own people: in which role, at what, and why. Nobody is named. */
function looked({ role, reason, fields }: Lookers['looks'][number], words: Words): TemplateResult {
  const { say } = words;
  const who = say(role === 'dpo' ? 'looker.dpo' : 'looker.other');
  const line =
    fields.length > 0
      ? say('looks.look', { role: who, fields: fieldsIn(fields, words) })
      : say('looks.lookNone', { role: who });
  const why = isOneOf(NAMING_REASONS, reason) ? say(`reason.${reason}`) : say('reason.other');
  return html`<p>${capital(line)}</p>
    <p class="soft">${why}</p>`;
}

/** One line for each purpose: a permission for one never serves another. */
function tried(
  { recipient, attempts, refused }: Lookers['attempts'][number],
  { nameOf }: Lookers,
  words: Words,
): TemplateResult {
  const purposes = [...new Set(refused.map(({ purpose }) => purpose))];
  const lines = purposes.map((purpose) => {
    const fields = refused.filter((one) => one.purpose === purpose).map(({ field }) => field);
    return words.say('looks.tried', {
      recipient: nameOf.get(recipient) ?? recipient,
      fields: fieldsIn([...new Set(fields)], words),
      purpose: words.name('purpose', purpose),
    });
  });
  return html`${lines.map((line) => html`<p>${capital(line)}</p>`)}
    <p class="soft">${words.say('looks.often', { n: attempts })}</p>`;
}

const fieldsIn = (fields: readonly string[], words: Words): string =>
  words.list(fields.map((field) => words.name('field', field)));
