import { html, type TemplateResult } from 'lit/html.js';
import type { Wish, WishAct } from '../client/shape.js';
import { CHANNELS, type Purpose } from '../contract/vocabulary.js';
import type { Desk, DeskActs } from './desk.js';
import type { DeskKey } from './texts-desk-de.js';
import type { DeskSentence } from './texts-desk.js';
import { capital, type Words } from './words.js';

/** A wish that can be said more closely. */
interface Wishing {
  readonly purpose: Purpose;
  readonly wish: Wish;
  /** The id of what it is about. */
  readonly about: string;
  readonly on: DeskActs;
}

/** Where, how often and when not: as it stands, and nothing of it counts before it is saved. */
export function wishForm({ words }: Desk, { purpose, wish, about, on }: Wishing): TemplateResult {
  const { say, name } = words;
  const { quiet, mostPerDay, mostPerMonth } = wish;
  const field = (key: DeskKey, input: TemplateResult) =>
    html`<label><span class="soft">${say(key)}</span>${input}</label>`;
  const most = (word: string, n: number | undefined, max: number) =>
    html`<input name=${word} type="number" min="1" max=${max} .value=${String(n ?? '')} />`;
  const time = (word: string, at = '') => html`<input name=${word} type="time" .value=${at} />`;
  const save = async (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (await on.saveWish(purpose, wishIn(form))) closeAround(form);
  };
  return html`
    <details class="wish">
      <summary aria-labelledby="edit--${about} ${about}">
        <span id="edit--${about}">${say('wish.edit')}</span>
      </summary>
      <form aria-labelledby=${about} @submit=${save} @input=${needsBoth}>
        <p>${say('wish.lead')}</p>
        ${field(
          'wish.channel',
          html`<select name="channel">
            ${CHANNELS.map(
              (one) =>
                html`<option value=${one} .selected=${one === wish.channel}>
                  ${capital(name('channel', one))}
                </option>`,
            )}
          </select>`,
        )}
        ${field('wish.per-day', most('mostPerDay', mostPerDay, 100))}
        ${field('wish.per-month', most('mostPerMonth', mostPerMonth, 1000))}
        ${field('wish.from', time('from', quiet?.from))} ${field('wish.to', time('to', quiet?.to))}
        <button type="submit">${say('wish.save')}</button>
      </form>
    </details>
  `;
}

/** A quiet time has two ends, or is none: the browser asks for the other one. */
function needsBoth({ currentTarget }: Event): void {
  const [from, to] = (currentTarget as HTMLFormElement).querySelectorAll<HTMLInputElement>(
    '[type=time]',
  );
  if (from && to) [from.required, to.required] = [to.value !== '', from.value !== ''];
}

/** What a form says. What is left empty is not said. */
function wishIn(form: HTMLFormElement): WishAct {
  const said = Object.fromEntries([...new FormData(form)].filter(([, text]) => text !== ''));
  const { channel, mostPerDay, mostPerMonth, from, to } = said as Readonly<Record<string, string>>;
  return {
    channel: CHANNELS.find((one) => one === channel) ?? 'app',
    ...(mostPerDay && { mostPerDay: Number(mostPerDay) }),
    ...(mostPerMonth && { mostPerMonth: Number(mostPerMonth) }),
    ...(from && to && { quiet: { from, to } }),
  };
}

/** What was saved is said in its line, to which its door leads back. */
function closeAround(form: HTMLFormElement): void {
  const door = form.closest('details');
  if (door) door.open = false;
  door?.querySelector('summary')?.focus();
}

/** Where, how often and when not, in words. */
export function howOf(
  { say, name }: Words<DeskSentence>,
  { channel, mostPerDay, mostPerMonth, quiet }: Wish,
): string {
  return [
    name('channel', channel),
    mostPerDay && say('wish.day', { n: mostPerDay }),
    mostPerMonth && say('wish.month', { n: mostPerMonth }),
    quiet && say('wish.quiet', quiet),
  ]
    .filter(Boolean)
    .join(', ');
}
