import { html, nothing, type TemplateResult } from 'lit/html.js';
import { FIELDS } from '../contract/vocabulary.js';
import { isOneOf } from '../core/word.js';
import type { DeskSentence } from './texts-desk.js';
import { capital, type Words } from './words.js';

/**
 * What sharing a field brings, beside what one gets without it: two cards of one size. It is an
 * example, and says so: what the customer told is not looked at for it (L1).
 */
export function preview(
  words: Words<DeskSentence>,
  field: string,
): TemplateResult | typeof nothing {
  if (!isOneOf(FIELDS, field)) return nothing;
  const { say, name } = words;
  const its = { field: name('field', field) };
  return html`
    <details class="preview">
      <summary>${say('preview.title', its)}</summary>
      <dl>
        <div>
          <dt class="soft">${capital(say('preview.with', its))}</dt>
          <dd>${say(`with.${field}`)}</dd>
        </div>
        <div>
          <dt class="soft">${capital(say('preview.without', its))}</dt>
          <dd>${say(`without.${field}`)}</dd>
        </div>
      </dl>
    </details>
  `;
}
