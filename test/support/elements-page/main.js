import { createVillage } from '@village-butcher/sdk';
import '@village-butcher/sdk/elements/define';
import { MESSAGES, setMessages } from '@village-butcher/sdk/elements/messages';
import { signIn, tokenFor } from '../../../web/src/sign-in.ts';

/** A retailer's page: it brings a client, and shows the elements that its address or a test names. */
const session = await signIn();
const asked = new URLSearchParams(location.search);
const locale = asked.get('lang') ?? navigator.language.slice(0, 2);
document.documentElement.lang = locale;
/** As a language would have it that needs two words where ours need one. */
const longer = (text) => [text, ...Array(Math.ceil(text.length / 12)).fill('länger')].join(' ');
if (asked.has('longer'))
  for (const [key, text] of Object.entries(MESSAGES[locale]))
    setMessages(locale, { [key]: longer(text) });
document.querySelector('village-provider').village = createVillage({
  baseUrl: location.origin,
  device: 'personal',
  locale,
  token: () => tokenFor(session),
});
for (const name of asked.getAll('element')) {
  const element = document.createElement(name);
  element.setAttribute('store', 'brandt/mutzenhausen');
  document.querySelector('main').append(element);
}
document.documentElement.dataset.ready = '';
