import {
  QUESTIONS,
  type AnswerAsk,
  type Locale,
  type QuestionList,
  type QuestionSlug,
} from '@village-butcher/sdk/contract';
import type { Registered } from './known.js';
import { namesIn } from './names.js';
import type { Question } from './question.js';
import { meantBy, shownIn, strayIn } from './question-shown.js';
import { QUESTION_OF } from './questions.js';
import { wrong } from './wrong.js';

/** All that can be asked, in a language, what the house adds to a draft of a breach, and what can be named. */
export const askableIn = (
  locale: Locale,
  {
    breachHours,
    registered,
  }: { readonly breachHours: number; readonly registered: () => Registered },
): QuestionList => ({
  breachHours,
  names: namesIn(registered()),
  items: QUESTIONS.map((slug) => shownIn(locale, QUESTION_OF[slug])),
});

/** The question that is asked. Refuses another version, and by its name a parameter that it does not list. */
export function questionOf({
  question: slug,
  version,
  parameters,
}: Pick<AnswerAsk, 'question' | 'version' | 'parameters'>): Question {
  const question = meantBy(QUESTION_OF[slug], parameters);
  const [stray] = strayIn(question, parameters);
  if (version !== question.version) throw wrong(['version'], 'unknown-version');
  if (stray !== undefined) throw wrong(['parameters', stray], 'not-a-parameter');
  return question;
}

/** Refuses parameters that one of these does not list. */
export function checkEach(
  slugs: readonly QuestionSlug[],
  parameters: AnswerAsk['parameters'],
): void {
  for (const question of slugs) {
    questionOf({ question, version: QUESTION_OF[question].version, parameters });
  }
}
