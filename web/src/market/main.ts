import { createVillage, VillageError } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';
import '@village-butcher/sdk/elements/define';
import { render } from 'lit/html.js';
import { keepLanguage, languageAtFirst } from '../language.js';
import { places } from '../places.js';
import { guestToken, sessionOrNone, tokenFor } from '../sign-in.js';
import { wordsIn } from '../words.js';
import { keepStore, type State, storeAtFirst } from './state.js';
import { type Acts, view } from './view.js';

const { root, around } = places();
let state: State = { at: 'waiting', locale: languageAtFirst() };

/** Where this is said to be. Nobody is asked who they are: a guest gets what everybody gets. */
async function stateIn(locale: Locale): Promise<State> {
  const session = await sessionOrNone();
  around.village = createVillage({
    baseUrl: location.origin,
    device: 'personal',
    locale,
    token: () => (session ? tokenFor(session) : guestToken()),
  });
  const { items: stores } = await around.village.stores.list();
  const store = stores.find(({ id }) => id === storeAtFirst());
  if (!store) return { at: 'stores', locale, stores };
  keepStore(store.id);
  return { at: 'store', locale, store, as: session ? 'customer' : 'guest', visit: null };
}

const acts: Acts = {
  enter(locale) {
    around.village?.close();
    show({ at: 'waiting', locale });
    void stateIn(locale)
      .catch((): State => ({ at: 'cut-off', locale }))
      .then(show);
  },
  speak(locale) {
    keepLanguage(locale);
    acts.enter(locale);
  },
  come: () => void coming(),
};

async function coming(): Promise<void> {
  if (state.at !== 'store') return;
  const { store } = state;
  const { say } = wordsIn(state.locale);
  try {
    const visit = await around.village?.visits.open({ store: store.id });
    if (visit) show({ ...state, visit });
    around.tell({ text: say('visit.done') });
  } catch (error) {
    if (!(error instanceof VillageError)) throw error;
    around.tell({ text: say('failed') });
  }
}

function show(next: State): void {
  state = next;
  document.documentElement.lang = next.locale;
  document.title = wordsIn(next.locale).say('market.way');
  render(view(next, acts), root);
}

acts.enter(state.locale);
