import { html, type TemplateResult } from 'lit/html.js';
import type { MayStillHold } from '../client/shape.js';
import type { ActSaid } from './receipt-lines.js';
import { fieldsIn, recipientIn, type Scene, sentence } from './scene.js';
import type { SlipSentence } from './texts-slips.js';
import { capital } from './words.js';

/** What an act says: what was done, and each permission that it was about. */
export function done(
  scene: Scene<SlipSentence>,
  { type, permissions = [], purpose, until, fields }: ActSaid,
): TemplateResult {
  const { name, say, day } = scene.words;
  const about = [
    purpose && name('purpose', purpose),
    fields && fieldsIn(scene, fields),
    until && say('permission.until', { date: day(until) }),
  ].filter(Boolean);
  return html`
    <p>${[name('act', type), ...about].join(': ')}</p>
    ${permissions.map((word) => html`<p>${sentence(scene, word)}</p>`)}
  `;
}

/** Who may still have it: what they read last, and whether they still may. */
export function kept(
  scene: Scene<SlipSentence>,
  { recipient, state, endedAt, endReason }: MayStillHold,
  fields: readonly string[],
): TemplateResult {
  const { say, name, day } = scene.words;
  const line = say('still.line', {
    recipient: recipientIn(scene, recipient),
    fields: fieldsIn(scene, fields),
  });
  const stands = say(state === 'permitted' ? 'still.permitted' : 'hold.no-grant');
  const since = endedAt && name('end', endReason ?? '', { date: day(endedAt) });
  return html`<p>${capital(line)}</p>
    <p class="soft">${capital(since ?? stands)}</p>`;
}

/** Who read what for what. One line for each purpose: a permission for one never serves another. */
export const used = (
  scene: Scene<SlipSentence>,
  recipient: string,
  uses: readonly { readonly purpose: string; readonly field: string }[],
): readonly TemplateResult[] =>
  [...new Set(uses.map(({ purpose }) => purpose))].map((purpose) => {
    const fields = uses.filter((use) => use.purpose === purpose).map(({ field }) => field);
    const line = scene.words.say('disclosure.line', {
      recipient: recipientIn(scene, recipient),
      fields: fieldsIn(scene, fields),
      purpose: scene.words.name('purpose', purpose),
    });
    return html`<p>${capital(line)}</p>`;
  });
