import { isOneOf } from '@village-butcher/sdk';
import { LOCALES, type DeskRequest, type Locale } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { select } from '../scene.js';
import type { Acts, Sitting, State } from './state.js';
import { one } from './view-one.js';
import { paper } from './view-paper.js';
import { type Speech, wordsIn } from './words.js';

/** The page, for whatever there is to show. */
export function view(state: State, on: Acts): TemplateResult {
  const words = wordsIn(state.locale);
  const { say } = words;
  switch (state.at) {
    case 'list':
      return list(state, words, on);
    case 'waiting':
      return html`<main class="alone" aria-busy="true"><h1>${say('loading')}</h1></main>`;
    case 'door':
      return html`
        <main class="alone">
          <h1>${say('door.title')}</h1>
          <p>${say('door.open')}</p>
        </main>
      `;
    case 'cut-off':
      return html`
        <main class="alone">
          <h1>${say('unreachable')}</h1>
          <button type="button" @click=${() => on.enter(state.locale)}>${say('again')}</button>
        </main>
      `;
  }
}

const list = (sitting: Sitting, words: Speech, on: Acts): TemplateResult => {
  const { say } = words;
  const isLate = ({ flags }: DeskRequest): boolean => flags.includes('overdue');
  const late = sitting.items.filter(isLate);
  const rest = sitting.items.filter((request) => !isLate(request));
  return html`
    <header>
      <div class="head">
        <h1>${say('title')}</h1>
        ${languages(sitting.locale, words, on)}
      </div>
      <p class="who">${say('who', { name: sitting.name })}</p>
      <p><a class="way" href="/desk">${say('desk')}</a></p>
      <p>${say('lead')}</p>
    </header>
    <main class="requests">
      ${part('late', late, sitting, words, on)} ${part('open', rest, sitting, words, on)}
      ${paper(sitting, words, on)}
      <p><button type="button" @click=${() => on.look()}>${say('list.again')}</button></p>
    </main>
  `;
};

const part = (
  which: 'late' | 'open',
  items: readonly DeskRequest[],
  sitting: Sitting,
  words: Speech,
  on: Acts,
): TemplateResult => html`
  <section aria-labelledby=${which}>
    <h2 id=${which}>
      ${words.say(`${which}.title`)}
      ${items.length > 0 ? html`<span class="soft">${words.number(items.length)}</span>` : nothing}
    </h2>
    ${items.length === 0 ? html`<p class="soft">${words.say(`${which}.none`)}</p>` : nothing}
    <ol>
      ${items.map((request) => html`<li class=${which}>${one(request, sitting, words, on)}</li>`)}
    </ol>
  </section>
`;

/** Each language in its own words: who looks for one may not read the other. */
const languages = (locale: Locale, { say, language }: Speech, on: Acts): TemplateResult =>
  select({
    label: say('language'),
    options: LOCALES.map((value) => ({ value, text: language(value) })),
    chosen: locale,
    choose: (tag) => {
      if (isOneOf(LOCALES, tag)) on.enter(tag);
    },
  });
