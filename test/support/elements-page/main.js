import { createVillage } from '@village-butcher/sdk';
import '@village-butcher/sdk/elements/define';
import { signIn, tokenFor } from '../../../web/src/sign-in.ts';

/** A retailer's page: it brings a client, and a test puts elements into it. */
const session = await signIn();
const locale = navigator.language.slice(0, 2);
document.documentElement.lang = locale;
document.querySelector('village-provider').village = createVillage({
  baseUrl: location.origin,
  device: 'personal',
  locale,
  token: () => tokenFor(session),
});
document.documentElement.dataset.ready = '';
