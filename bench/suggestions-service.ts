import { PURPOSES } from './share-all.js';
import { STORE } from './supermarket.js';
import { answer, openVillage } from './village.js';

/*
 * The service in a process of its own, asked for suggestions. It ends when whoever started it lets
 * go.
 */

const { parts, tokens } = await openVillage(process.argv.slice(2));
const path = `/v1/suggestions?store=${encodeURIComponent(STORE)}&purposes=${PURPOSES.join(',')}`;
await answer(
  parts,
  tokens.map((token) => ({ path, headers: { authorization: `Bearer ${token}` } })),
);
