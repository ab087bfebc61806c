import { createVillage } from '@village-butcher/sdk';

/*
 * A screen at the entrance. It is everybody's: on a shared device nothing is kept, and nobody sees
 * there what only the one in front of it may know.
 */
const [store, baseUrl, tokenUrl] = process.argv.slice(2);
const village = createVillage({
  baseUrl,
  device: 'shared',
  locale: 'de',
  token: async ({ force, signal }) =>
    (await fetch(`${tokenUrl}?force=${force}`, { method: 'POST', signal })).json(),
});

const { items, notChecked } = await village.suggestions.list({ store, purposes: ['recipes'] });
for (const { title, reasons } of items) console.log(`${title}: ${reasons[0]?.text}`);
console.log(`Nicht geprüft: ${notChecked.join(', ') || 'nichts'}`);
village.close();
