import { createVillage } from '@village-butcher/sdk';
import { VillageProvider } from '@village-butcher/sdk/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Diet } from './diet.js';
import { Shelf } from './shelf.js';

const village = createVillage({
  baseUrl: location.origin, // where your proxy, or the service itself, answers
  device: 'personal',
  token: async ({ force, signal }) =>
    (await fetch(`/village-token?force=${force}`, { method: 'POST', signal })).json(),
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <VillageProvider village={village}>
      <Diet />
      <Shelf store="brandt/mutzenhausen" />
    </VillageProvider>
  </StrictMode>,
);
