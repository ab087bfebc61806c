import { render } from 'lit/html.js';
import { languageAtFirst } from '../language.js';
import { bringsCode } from '../sign-in.js';
import { Requests } from './requests.js';
import { view } from './view.js';
import { wordsIn } from './words.js';

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place for the requests.');

/** Whoever pressed hears what came of it, where they pressed. */
const settled = (id: string): void => document.getElementById(`request-${id}`)?.focus();

const requests = new Requests((state) => {
  document.documentElement.lang = state.locale;
  document.title = wordsIn(state.locale).say('title');
  render(view(state, requests), root);
}, settled);

addEventListener('hashchange', () => {
  if (bringsCode()) requests.enter(languageAtFirst());
});
requests.enter(languageAtFirst());
