import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LOCALES } from '@village-butcher/sdk/contract';
import { codeEntries } from '../support/sdk-budgets.js';

/** By a name that the compiler does not follow: there is no DOM in these tests. */
const load = (entry: string): Promise<Readonly<Record<string, unknown>>> =>
  import(`@village-butcher/sdk${entry.slice(1)}`) as Promise<Readonly<Record<string, unknown>>>;

/** As much of a browser's registry as a registration needs. A name is given once. */
class Registry {
  readonly #known = new Map<string, unknown>();

  readonly get = (name: string): unknown => this.#known.get(name);

  define(name: string, element: unknown): void {
    if (this.#known.has(name)) throw new Error(`${name} is defined already.`);
    this.#known.set(name, element);
  }
}

const registry = new Registry();
beforeAll(() => void Reflect.set(globalThis, 'customElements', registry));
afterAll(() => void Reflect.deleteProperty(globalThis, 'customElements'));

test('elements are registered by one entry alone, and a second time changes nothing', async () => {
  const { VillageProvider } = await load('./elements');
  expect(registry.get('village-provider')).toBeUndefined();

  const { defineElements } = await load('./elements/define');
  expect(registry.get('village-provider')).toBe(VillageProvider);
  (defineElements as () => void)();
  expect(registry.get('village-provider')).toBe(VillageProvider);
});

test('each element is an entry of its own', async () => {
  const others = ['define', 'messages', 'colours', ...LOCALES].map((name) => `./elements/${name}`);
  const names = codeEntries().filter(
    (entry) => entry.startsWith('./elements/') && !others.includes(entry),
  );
  expect(names).toHaveLength(6);
  const all = await load('./elements');
  for (const name of names)
    for (const [exported, value] of Object.entries(await load(name)))
      expect([name, all[exported]]).toEqual([name, value]);
});

test('each language is an entry of its own, and holds every sentence', async () => {
  const { MESSAGES } = await load('./elements/messages');
  for (const locale of LOCALES)
    expect({ ...(await load(`./elements/${locale}`)) }).toEqual({
      [locale]: (MESSAGES as Readonly<Record<string, unknown>>)[locale],
    });
});
