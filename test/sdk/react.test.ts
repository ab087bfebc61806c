import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';
import {
  usePermission,
  usePermissions,
  useReceipt,
  useSuggestions,
  VillagePermissions,
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

test('on a server an element is its tag, with what the app put inside it', () => {
  const inside = h('a', { href: '/my-village' }, 'My village');
  const element = h(VillagePermissions, { readonly: true, className: 'mine', lang: 'en' }, inside);
  expect(renderToString(element)).toBe(
    '<village-permissions lang="en" class="mine"><a href="/my-village">My village</a></village-permissions>',
  );
});

test('the components take every property that the elements have', () => {
  const { modules } = JSON.parse(readFileSync('sdk/custom-elements.json', 'utf8')) as {
    readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
  };
  const fields = modules
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ members }) => members.filter(({ kind }) => kind === 'field'));
  const taken = readFileSync('sdk/src/react/elements.ts', 'utf8').matchAll(/^  '(\w+)',$/gm);
  expect([...new Set(Array.from(taken, ([, name]) => name!))].toSorted()).toEqual(
    [...new Set(fields.map(({ name }) => name))].toSorted(),
  );
});

interface Declaration {
  readonly members: readonly { readonly kind: string; readonly name: string }[];
}

test('without a provider the app is told what is missing', () => {
  expect(() => renderToString(h(Everything))).toThrow('VillageProvider');
});
