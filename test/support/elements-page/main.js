import { createVillage } from '@village-butcher/sdk';
import '@village-butcher/sdk/elements/define';
import { defineKiosk } from '@village-butcher/sdk/kiosk';
import { MESSAGES, setMessages } from '@village-butcher/sdk/elements/messages';
import { signIn, tokenFor } from '../../../web/src/sign-in.ts';
import { PSEUDO } from './pseudo.js';

defineKiosk();

/** A retailer's page: it brings a client, and shows the elements that its address or a test names. */
const session = await signIn();
const asked = new URLSearchParams(location.search);
const pseudo = PSEUDO[navigator.language];
const locale = asked.get('lang') ?? (pseudo ? 'en' : navigator.language.slice(0, 2));
document.documentElement.lang = pseudo ? navigator.language : locale;
document.documentElement.dir = pseudo?.dir ?? 'ltr';
if (pseudo)
  for (const [key, text] of Object.entries(MESSAGES[locale]))
    setMessages(locale, { [key]: pseudo.say(text) });
if (pseudo) document.querySelector('village-provider').locale = locale;
document.querySelector('village-provider').village = createVillage({
  baseUrl: location.origin,
  device: asked.get('device') ?? 'personal',
  locale,
  token: () => tokenFor(session),
});
for (const name of asked.getAll('element')) {
  const element = document.createElement(name);
  element.setAttribute('store', 'brandt/mutzenhausen');
  document.querySelector('main').append(element);
}
document.documentElement.dataset.ready = '';
