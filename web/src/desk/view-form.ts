import {
  FIELDS,
  PURPOSES,
  REQUEST_STATES,
  RIGHTS,
  SURFACES,
  type Question,
  type QuestionParameters,
} from '@village-butcher/sdk/contract';
import { html, type TemplateResult } from 'lit/html.js';
import { wordsIn } from '../words.js';
import type { Acts, Sitting } from './state.js';
import { parameterIn, type Say } from './words.js';

/** What a question may be asked with: the platform's own controls, and no other parameter. */
export const form = (
  { parameters, locale, names }: Sitting,
  { slug, parameters: listed }: Question,
  say: Say,
  on: Acts,
): TemplateResult => html`
  <details class="narrow">
    <summary>${say('answer.narrow')}</summary>
    <form
      id="narrow-${slug}"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        on.askWith(saidIn(event.currentTarget as HTMLFormElement));
      }}
    >
      ${listed.map(
        ({ name, kind }) => html`
          <label>
            <span>${parameterIn(say, name)}</span>
            ${control(name, kind, String(parameters[name as keyof QuestionParameters] ?? ''), {
              locale,
              names,
              say,
            })}
          </label>
        `,
      )}
      <button>${say('answer.ask')}</button>
    </form>
  </details>
`;

function control(
  name: string,
  kind: string,
  said: string,
  { locale, names, say }: Pick<Sitting, 'locale' | 'names'> & { readonly say: Say },
): TemplateResult {
  if (kind === 'moment') {
    const local = said.replace(/Z$/, '');
    return html`<input type="datetime-local" name=${name} step="0.001" .value=${local} />`;
  }
  if (kind === 'field') return choice(name, FIELDS, said, wordOf('field'));
  if (kind === 'purpose') return choice(name, PURPOSES, said, wordOf('purpose'));
  if (kind === 'surface') return choice(name, SURFACES, said, (word) => word || say('answer.any'));
  if (kind === 'right') return choice(name, RIGHTS, said, wordOf('right'));
  if (kind === 'request-state') return choice(name, REQUEST_STATES, said, wordOf('stage'));
  if (kind === 'choice') {
    return html`<input type="checkbox" name=${name} .checked=${said === 'true'} />`;
  }
  if (kind === 'number') return html`<input type="number" name=${name} min="1" .value=${said} />`;
  const known = names.filter((one) => one.kind === kind);
  return html`<input
      type="text"
      name=${name}
      list="names-${name}"
      pattern=${PATTERN_OF[kind] ?? '.*'}
      autocomplete="off"
      .value=${said}
    />
    <datalist id="names-${name}">
      ${known.map(({ id, name: label }) => html`<option value=${id} label=${label}></option>`)}
    </datalist>`;

  function wordOf(list: 'field' | 'purpose' | 'right' | 'stage'): (word: string) => string {
    return (word) => (word === '' ? say('answer.any') : wordsIn(locale).name(list, word));
  }
}

/** How a text is written, so that a slip shows before it is sent. */
const PATTERN_OF: Readonly<Record<string, string>> = {
  recipient: '[a-z]+:[a-z0-9\\-]+(/[a-z0-9\\-]+)*',
  store: '[a-z0-9\\-]+/[a-z0-9\\-]+',
  line: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  export: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
};

const choice = (
  name: string,
  words: readonly string[],
  said: string,
  nameOf: (word: string) => string,
): TemplateResult => html`
  <select name=${name}>
    ${['', ...words].map(
      (word) => html`<option value=${word} ?selected=${word === said}>${nameOf(word)}</option>`,
    )}
  </select>
`;

/** What is empty was not said. A time is in UTC, and told to the millisecond. */
function saidIn(from: HTMLFormElement): QuestionParameters {
  const entries = Array.from(from.elements)
    .filter((one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement)
    .filter((one) => one.value !== '' && (one.type !== 'checkbox' || isChecked(one)))
    .map((one) => [one.name, valueOf(one)]);
  return Object.fromEntries(entries) as QuestionParameters;
}

const isChecked = (one: HTMLInputElement | HTMLSelectElement): boolean =>
  one instanceof HTMLInputElement && one.checked;

function valueOf({ type, value }: HTMLInputElement | HTMLSelectElement): string | number | boolean {
  if (type === 'checkbox') return true;
  if (type === 'number') return Number(value);
  return type === 'datetime-local' ? new Date(`${value}Z`).toISOString() : value.trim();
}
