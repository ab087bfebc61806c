import { createVillage } from '@village-butcher/sdk';
import '@village-butcher/sdk/elements/define';

document.querySelector('village-provider')!.village = createVillage({
  baseUrl: location.origin, // where your proxy, or the service itself, answers
  device: 'personal',
  token: async ({ force, signal }) =>
    (await fetch(`/village-token?force=${force}`, { method: 'POST', signal })).json(),
});
