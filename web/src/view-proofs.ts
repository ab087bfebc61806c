import { html, nothing, type TemplateResult } from 'lit/html.js';
import { isOther, type Keys } from './keys.js';
import type { Scene } from './scene.js';
import type { Words } from './words.js';

/** The page brings another key than the kept one. Nobody may miss that. */
export function otherKey({ home: { keys }, words, acts }: Scene): TemplateResult | typeof nothing {
  const { kept, served } = keys;
  if (!isOther(keys) || !kept || !served) return nothing;
  return html`
    <div class="alarm" role="alert">
      <p>${words.say('proofs.changed', { date: words.day(kept.since) })}</p>
      <button type="button" @click=${() => acts.keepKey(served.log, 'service')}>
        ${words.say('proofs.take')}
      </button>
    </div>
  `;
}

/** A name, its key's id and the key (C2SP signed-note). */
const VKEY = String.raw`\s*\S+\+[\da-f]{8}\+[\w+\/=]{44}\s*`;

/** By which key receipts are checked, what that finds and what not, and how to bring one's own. */
export function proofs({ home: { keys }, words, acts }: Scene): TemplateResult {
  const { say } = words;
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const key = new FormData(event.currentTarget as HTMLFormElement).get('key');
    acts.keepKey(String(key ?? ''), 'me');
  };
  return html`
    <details class="record">
      <summary id="proofs"><h2>${say('proofs.title')}</h2></summary>
      <p>${say('proofs.lead')} ${bringerOf(keys, words)}</p>
      ${keys.kept ? html`<p class="number key">${keys.kept.log}</p>` : nothing}
      <p>${say('proofs.found')} ${keys.kept?.by === 'me' ? nothing : say('proofs.missed')}</p>
      <form class="keeping" @submit=${keep}>
        <label>
          <span>${say('proofs.key')}</span>
          <input type="text" name="key" pattern=${VKEY} autocomplete="off" spellcheck="false" />
        </label>
        <button>${say('proofs.keep')}</button>
      </form>
    </details>
  `;
}

function bringerOf({ kept, served }: Keys, { say, day }: Words): string {
  if (kept) return say(`proofs.${kept.by}`, { date: day(kept.since) });
  return say(served ? 'proofs.will' : 'proofs.none');
}
