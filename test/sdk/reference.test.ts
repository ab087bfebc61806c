import { readFileSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { MANIFEST, manifestOf } from '../support/sdk-manifest.js';
import { REFERENCE, referenceOf } from '../support/sdk-reference.js';

/** The compiler reads the whole SDK, on a machine that may be busy. */
jest.setTimeout(60_000);

test('the reference says what the sources say: `npm run sdk:docs` writes it', async () => {
  expect(readFileSync(REFERENCE, 'utf8')).toBe(await referenceOf('sdk'));
});

test('the manifest of the elements says what their sources say: `npm run sdk:docs` writes it', async () => {
  expect(readFileSync(MANIFEST, 'utf8')).toBe(await manifestOf());
});

test('the manifest names every element, and each of what can be set, heard and styled says what it is', () => {
  const { modules } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
  const elements = modules.flatMap(({ declarations }) => declarations);
  expect(elements.map(({ tagName }) => tagName).toSorted()).toEqual([
    'village-history',
    'village-permission-button',
    'village-permissions',
    'village-provider',
    'village-receipt',
    'village-suggestions',
  ]);
  for (const { tagName, attributes, members, events, slots, cssParts, cssProperties } of elements) {
    const told = [...attributes, ...members, ...events, ...slots];
    expect([tagName, told.filter(({ description }) => description === '')]).toEqual([tagName, []]);
    expect(attributes.map(({ name }) => name)).toContain('locale');
    expect(slots).toHaveLength(1);
    expect(cssParts.length).toBeGreaterThan(0);
    expect(cssProperties.length).toBeGreaterThan(20);
  }
});

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Element[] }[];
}

interface Element extends Readonly<
  Record<
    'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties',
    readonly Told[]
  >
> {
  readonly tagName: string;
}

interface Told {
  readonly name: string;
  readonly description?: string;
}
