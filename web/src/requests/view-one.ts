import type { DeskRequest, DeskStepAct } from '@village-butcher/sdk/contract';
import { numberOf } from '@village-butcher/sdk/elements/messages';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { lastDay } from '../last-day.js';
import { capital } from '../words.js';
import type { Acts, Sitting } from './state.js';
import type { Speech } from './words.js';

type Next = DeskRequest['next'][number];

/** One request: what, by when, where it stands, what came of the last press, and what can be pressed now. */
export function one(
  request: DeskRequest,
  { last, refused, now }: Sitting,
  words: Speech,
  on: Acts,
): TemplateResult {
  const { say, name, day } = words;
  const { id, receivedAt, channel, closedAt } = request;
  const how = name('how', channel);
  return html`
    <h3 id=${`request-${id}`} tabindex="-1">${titleOf(request, words)}</h3>
    ${closedAt === null ? html`<p class="due">${dueIn(request, now, words)}</p>` : nothing}
    ${
      closedAt === null
        ? html`<p>${say('one.state', { state: name('stage', request.state) })}</p>`
        : ended(request, words)
    }
    <p class="soft">
      ${say('one.came', { date: day(receivedAt), how })}
      <span class="number">${say('one.number', { number: numberOf(id) })}</span>
    </p>
    ${besides(request, words)}
    <div role="status">
      ${last === id ? html`<p class="said">${saidOf(request, words)}</p>` : nothing}
      ${refused === id ? html`<p class="refused">${say('one.refused')}</p>` : nothing}
    </div>
    ${closedAt === null ? steps(request, words, on) : nothing}
  `;
}

function titleOf({ right, about, purpose }: DeskRequest, { say, name }: Speech): string {
  const what = name('right', right);
  if (about !== null) return say('one.about', { what, about: name('about', about) });
  if (purpose === null) return say('one.title', { what });
  return say('one.about', { what, about: capital(name('purpose', purpose)) });
}

function dueIn({ dueAt, flags }: DeskRequest, now: number, { say, day, until }: Speech): string {
  const when = { when: until(dueAt, now), date: day(lastDay(dueAt)) };
  return say(flags.includes('overdue') ? 'one.late' : 'one.due', when);
}

/** How it ended; a no with its ground and both ways to take it further, as the customer sees it. */
function ended({ closedAt, state, steps: all }: DeskRequest, words: Speech): TemplateResult {
  const { say, name, day } = words;
  const no = all.find(({ ground }) => ground !== null);
  return html`
    <p>${say('one.closed', { date: day(closedAt ?? ''), state: name('stage', state) })}</p>
    ${
      no
        ? html`<p class="soft">
            ${say('one.no', {
              ground: name('ground', no.ground ?? ''),
              authority: no.complaintRoute?.name ?? '',
              law: no.courtRoute ?? '',
            })}
          </p>`
        : nothing
    }
  `;
}

function besides({ flags, steps: all }: DeskRequest, { say, name }: Speech): TemplateResult {
  const extension = all.find(({ step }) => step === 'extend');
  const line = (text: string): TemplateResult => html`<p class="soft">${text}</p>`;
  return html`
    ${extension ? line(say('one.extended', { reason: name('reason', extension.reason) })) : nothing}
    ${flags.includes('duplicate') ? line(say('one.repeated')) : nothing}
  `;
}

/** What the last press has done. What the service did then by itself is told by the state above. */
const saidOf = ({ steps: all }: DeskRequest, { name }: Speech): string => {
  const mine = all.findLast(({ actor }) => actor === 'dpo');
  return name('done', mine?.step ?? 'other');
};

/** What leads aside stands behind what leads on. */
const ASIDE: readonly string[] = ['open-identity', 'ask'];

/** What needs no word more is a button; what needs one has its closed list beside it. */
function steps({ id, next }: DeskRequest, words: Speech, on: Acts): TemplateResult {
  const { say, name } = words;
  if (next.length === 0) return html`<p class="soft">${say('one.itself')}</p>`;
  const plain = next
    .filter((step) => choicesOf(step).length === 0)
    .toSorted((a, b) => Number(ASIDE.includes(a.step)) - Number(ASIDE.includes(b.step)));
  const yes = next.filter(({ step }) => step === 'accept-identity');
  const more = next.filter((step) => choicesOf(step).length > 0 && !yes.includes(step));
  return html`
    <div class="steps" role="group" aria-label=${say('one.steps')}>
      ${repeat(
        plain,
        ({ step }) => step,
        ({ step }) => html`
          <button type="button" @click=${() => on.step(id, { step })}>${name('step', step)}</button>
        `,
      )}
    </div>
    ${repeat(
      yes,
      ({ step }) => step,
      (step) => choosing(id, step, words, on),
    )}
    ${
      more.length > 0
        ? html`<details>
            <summary>${say('one.more')}</summary>
            ${repeat(
              more,
              ({ step }) => step,
              (step) => choosing(id, step, words, on),
            )}
          </details>`
        : nothing
    }
  `;
}

const choicesOf = ({ reasons, grounds }: Next): readonly string[] => [...reasons, ...grounds];

/** A closed list, and the press that says it. */
function choosing(id: string, next: Next, { say, name }: Speech, on: Acts): TemplateResult {
  const { step, grounds } = next;
  const kind = grounds.length > 0 ? 'ground' : 'reason';
  return html`
    <form
      class="choosing"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const said = new FormData(event.currentTarget as HTMLFormElement).get('why');
        on.step(id, { step, [kind]: String(said) } as DeskStepAct);
      }}
    >
      <label>
        <span>${say(step === 'accept-identity' ? 'one.who' : `why.${kind}`)}</span>
        <select name="why">
          ${choicesOf(next).map((word) => html`<option value=${word}>${name(kind, word)}</option>`)}
        </select>
      </label>
      <button>${name('step', step)}</button>
    </form>
  `;
}
