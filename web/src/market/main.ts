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

/** Where this is said to be, and who is there. Nobody is asked who they are: a guest gets what everybody gets. */
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
  return { at: 'store', locale, store, as: session ? 'customer' : 'guest' };
}

const acts: Acts = {
  enter: (locale) => {
    show({ at: 'waiting', locale });
    void enter(locale);
  },
  speak: (locale) => {
    keepLanguage(locale);
    acts.enter(locale);
  },
};

async function enter(locale: Locale): Promise<void> {
  around.village?.close();
  const state = await stateIn(locale).catch((error: unknown): State => {
    if (error instanceof VillageError || error instanceof TypeError)
      return { at: 'cut-off', locale };
    throw error;
  });
  show(state);
}

function show(state: State): void {
  document.documentElement.lang = state.locale;
  document.title = wordsIn(state.locale).say('market.way');
  render(view(state, acts), root);
}

acts.enter(languageAtFirst());
