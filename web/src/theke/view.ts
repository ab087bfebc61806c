import type { CounterView } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { languages } from '../languages.js';
import { capital, type Words, wordsIn } from '../words.js';
import type { Behind, State } from './state.js';

/** What can be done behind a counter. */
export interface Acts {
  look(typed: string): void;
  clear(): void;
  leave(): void;
  speak(locale: Locale): void;
}

/** The screen, for whatever there is to show. */
export function view(state: State, on: Acts): TemplateResult {
  const words = wordsIn(state.locale);
  switch (state.at) {
    case 'counter':
      return counter(state, words, on);
    case 'waiting':
      return html`<main class="alone" aria-busy="true"><h1>${words.say('loading')}</h1></main>`;
    case 'door':
      return door(state.why, words);
  }
}

const counter = ({ name, view: seen }: Behind, words: Words, on: Acts): TemplateResult => html`
  <header>
    <div class="head">
      <h1 id="title" tabindex="-1">${name}</h1>
      <div class="head">
        ${languages(words, (locale) => on.speak(locale))}
        <button type="button" class="quiet" @click=${() => on.leave()}>
          ${words.say('counter.leave')}
        </button>
      </div>
    </div>
    <p>${words.say('counter.lead')}</p>
    ${asking(words, on)}
  </header>
  <main aria-labelledby="title">${seen ? shown(seen, words, on) : nothing}</main>
`;

/** A scanner types and presses Enter, as people do. What was typed does not stay. */
const asking = ({ say }: Words, on: Acts): TemplateResult => html`
  <form
    class="asking-for"
    @submit=${(event: Event) => {
      event.preventDefault();
      const [input] = (event.target as HTMLFormElement).elements;
      if (!(input instanceof HTMLInputElement)) return;
      on.look(input.value);
      input.value = '';
    }}
  >
    <label for="code">${say('counter.code')}</label>
    <input
      id="code"
      type="text"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="40"
    />
    <button type="submit" class="plain">${say('counter.look')}</button>
  </form>
`;

const shown = ({ shows }: CounterView, words: Words, on: Acts): TemplateResult => html`
  <div class="shown">
    ${shows.map(
      ({ field, purposes, texts }) => html`
        <section>
          <h2>${capital(words.name('field', field))}</h2>
          <ul class="said">
            ${texts.map((text) => html`<li>${text}</li>`)}
          </ul>
          <p class="soft">
            ${words.say('permission.for', {
              purpose: words.list(purposes.map((purpose) => words.name('purpose', purpose))),
            })}
          </p>
        </section>
      `,
    )}
    <button type="button" class="plain" @click=${() => on.clear()}>
      ${words.say('counter.clear')}
    </button>
  </div>
`;

const door = (why: 'no-code' | 'refused', { say }: Words): TemplateResult => html`
  <main class="alone">
    <h1 id="title" tabindex="-1">${say('counter.door')}</h1>
    ${
      why === 'refused'
        ? html`<p>${say('door.used')} ${say('door.next')}</p>`
        : html`<p>${say('door.open')}</p>`
    }
  </main>
`;
