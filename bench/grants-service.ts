import { shareAll } from './supermarket.js';
import { answer, openVillage } from './village.js';

/*
 * The service in a process of its own, given permissions: each ask is one act. It ends when whoever
 * started it lets go.
 */

const [most, ...words] = process.argv.slice(2);
const { parts, tokens } = await openVillage(words);
const act = JSON.stringify(shareAll(parts.shelves, 'switch', Number(most)));
await answer(
  parts,
  tokens.map((token) => ({
    path: '/v1/me/grants',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: act,
  })),
);
