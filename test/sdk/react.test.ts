import { expect, test } from '@jest/globals';
import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';
import {
  usePermission,
  usePermissions,
  useReceipt,
  useSuggestions,
  VillageProvider,
} from '@village-butcher/sdk/react';
import { app, noNetwork } from './aPhone.js';

const which = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;

/** Says all that the hooks know. */
function Everything() {
  const { standing } = usePermissions();
  const { verdict, until, pending, undo } = usePermission(which);
  const { receipt } = useReceipt('0199c0de-0000-7000-8000-000000000001');
  const { suggestions } = useSuggestions({ store: 'brandt/mill', purposes: ['recipes'] });
  return h(
    'p',
    {},
    JSON.stringify({ standing, verdict, until, pending, undo, receipt, suggestions }),
  );
}

test('on a server nothing is known, nothing is allowed and nothing is asked', async () => {
  const asked: string[] = [];
  const village = app({
    fetch: async (url, init) => {
      asked.push(String(url));
      return noNetwork(url, init);
    },
  });
  const page = renderToString(h(VillageProvider, { village }, h(Everything)));
  expect(page.replaceAll('&quot;', '"')).toBe(
    '<p>{"verdict":"unknown","until":null,"pending":false}</p>',
  );
  await new Promise((later) => setImmediate(later));
  expect(asked).toEqual([]);
});

test('without a provider the app is told what is missing', () => {
  expect(() => renderToString(h(Everything))).toThrow('VillageProvider');
});
