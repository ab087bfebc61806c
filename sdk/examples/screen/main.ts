import { createVillage } from '@village-butcher/sdk';
import '@village-butcher/sdk/elements/define';
import { defineKiosk } from '@village-butcher/sdk/kiosk';

/*
 * A screen at the entrance, with a browser. Above is what everybody may see. Whoever signs in sees below, after
 * one more tap, what is theirs, until they are done or nobody has touched the screen for a minute.
 */
const villageFor = (whom: 'guest' | 'customer') =>
  createVillage({
    baseUrl: location.origin, // where your proxy, or the service itself, answers
    device: 'shared',
    token: async ({ force, signal }) =>
      (await fetch(`/village-token?as=${whom}&force=${force}`, { method: 'POST', signal })).json(),
  });

defineKiosk();
document.querySelector('village-provider')!.village = villageFor('guest');

const kiosk = document.querySelector('village-kiosk')!;
document.querySelector('#sign-in')!.addEventListener('click', () => {
  const village = villageFor('customer'); // a card, a code from their phone: however you know them
  kiosk.village = village;
  const close = () => village.close();
  kiosk.addEventListener(
    'village-cleared',
    () => void village.deliver().then(close, close), // what they took back arrives first
    { once: true },
  );
});
