import type { Question, QuestionSlug } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Acts, Sitting } from './state.js';
import { night } from './view-night.js';
import type { Say } from './words.js';

/** What questions are about, in the order in which they are shown. */
const GROUPS = ['reading', 'incidents', 'rights', 'notices', 'breach'] as const;
type Group = (typeof GROUPS)[number];

/** Where each question stands. One that has no place does not compile. */
const GROUP_OF: Readonly<Record<QuestionSlug, Group>> = {
  'could-read': 'reading',
  'did-read': 'reading',
  'may-still-hold': 'reading',
  'used-after-end': 'incidents',
  'used-without-permission': 'incidents',
  'special-not-explicit': 'incidents',
  'not-told': 'incidents',
  'end-missing': 'incidents',
  'notice-evidence': 'incidents',
  integrity: 'incidents',
  requests: 'rights',
  looks: 'rights',
  'refused-attempts': 'rights',
  proof: 'notices',
  'to-renew': 'notices',
  'ending-soon': 'notices',
  cohort: 'breach',
  'blast-radius': 'breach',
  'record-30': 'breach',
};

/** Each is asked by the press that chooses it. They stand by what they are about, with a heading each. */
export const questions = (sitting: Sitting, say: Say, on: Acts): TemplateResult => html`
  <nav class="questions" aria-labelledby="questions">
    <h2 id="questions">${say('questions.title')}</h2>
    ${night(sitting, say)}
    ${GROUPS.map((group) => {
      const own = sitting.questions.filter(({ slug }) => GROUP_OF[slug] === group);
      return html`
        <section aria-labelledby="about-${group}">
          <h3 id="about-${group}">${say(`questions.${group}`)}</h3>
          ${group === 'incidents' ? html`<p class="soft">${say('questions.zero')}</p>` : nothing}
          <ul>
            ${own.map((question) => html`<li>${asking(question, sitting, on)}</li>`)}
          </ul>
        </section>
      `;
    })}
  </nav>
`;

const asking = (question: Question, { asked }: Sitting, on: Acts): TemplateResult => html`
  <button
    type="button"
    class="question"
    name=${question.slug}
    aria-current=${question.slug === asked?.slug ? 'true' : nothing}
    @click=${() => on.ask(question)}
  >
    ${question.title}
  </button>
`;
