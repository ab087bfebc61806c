import { expect, test } from '@jest/globals';
import { codeEntries } from '../support/sdk-budgets.js';

/** By a name that the compiler does not follow: there is no DOM in these tests. */
const load = (entry: string): Promise<Readonly<Record<string, unknown>>> =>
  import(`@village-butcher/sdk${entry.slice(1)}`) as Promise<Readonly<Record<string, unknown>>>;

test('elements are registered by one entry alone, and a second time changes nothing', async () => {
  const registry = Reflect.get(globalThis, 'customElements') as Registry | undefined;
  const { VillageProvider } = await load('./elements');
  expect(registry?.get('village-provider')).toBeUndefined();

  const { defineElements } = await load('./elements/define');
  const { get } = bound(Reflect.get(globalThis, 'customElements') as Registry);
  expect(get('village-provider')).toBe(VillageProvider);
  (defineElements as () => void)();
  expect(get('village-provider')).toBe(VillageProvider);
});

test('each element is an entry of its own', async () => {
  const names = codeEntries().filter((entry) => /^\.\/elements\/(?!define|messages)/.test(entry));
  expect(names).toHaveLength(6);
  const all = await load('./elements');
  for (const name of names)
    for (const [exported, value] of Object.entries(await load(name)))
      expect([name, all[exported]]).toEqual([name, value]);
});

interface Registry {
  get(name: string): unknown;
}

const bound = (registry: Registry): Registry => ({ get: (name) => registry.get(name) });
