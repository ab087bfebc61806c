import { isOneOf } from '@village-butcher/sdk';
import { LOCALES, type Locale } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { select } from '../scene.js';
import type { Acts, Sitting, State } from './state.js';
import { answer } from './view-answer.js';
import { checks } from './view-check.js';
import { namings } from './view-naming.js';
import { questions } from './view-questions.js';
import { sayIn, type Say } from './words.js';

/** The page, for whatever there is to show. */
export function view(state: State, on: Acts): TemplateResult {
  const say = sayIn(state.locale);
  switch (state.at) {
    case 'desk':
      return desk(state, say, on);
    case 'waiting':
      return html`<main class="alone" aria-busy="true"><h1>${say('loading')}</h1></main>`;
    case 'door':
      return html`
        <main class="alone">
          <h1>${say('door.title')}</h1>
          <p>${state.why === 'refused' ? say('door.used') : nothing} ${say('door.open')}</p>
        </main>
      `;
    case 'cut-off':
      return html`
        <main class="alone">
          <h1>${say('unreachable')}</h1>
          <button type="button" class="plain" @click=${() => on.enter(state.locale)}>
            ${say('again')}
          </button>
        </main>
      `;
  }
}

const desk = (sitting: Sitting, say: Say, on: Acts): TemplateResult => html`
  <header class="desk-head">
    <div class="head">
      <h1 id="title">${say('desk.title')}</h1>
      ${languages(sitting.locale, say, on)}
    </div>
    <p class="who">${say('desk.of', { name: sitting.name })}</p>
    <p><a class="way" href="/requests">${say('desk.requests')}</a></p>
  </header>
  <main class="desk">
    <div class="side">${questions(sitting, say, on)} ${namings(sitting, say, on)}</div>
    ${answer(sitting, say, on)} ${checks(sitting, say, on)}
  </main>
`;

/** Each language in its own words: who looks for one may not read the other. */
const OWN_NAMES: Readonly<Record<Locale, string>> = {
  de: 'Deutsch',
  en: 'English',
  nl: 'Nederlands',
};

const languages = (locale: Locale, say: Say, on: Acts): TemplateResult =>
  select({
    label: say('language'),
    options: LOCALES.map((one) => ({ value: one, text: OWN_NAMES[one] })),
    chosen: locale,
    choose: (tag) => {
      if (isOneOf(LOCALES, tag)) on.enter(tag);
    },
  });
