import { render } from 'lit/html.js';
import { languageAtFirst } from '../language.js';
import { bringsCode } from '../sign-in.js';
import { Desk } from './desk.js';
import { view } from './view.js';
import { sayIn } from './words.js';

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place for the desk.');

const desk = new Desk((state) => {
  document.documentElement.lang = state.locale;
  document.title = sayIn(state.locale)('desk.title');
  render(view(state, desk), root);
});

addEventListener('hashchange', () => {
  if (bringsCode()) desk.enter(languageAtFirst());
});
desk.enter(languageAtFirst());
