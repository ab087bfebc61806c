/** What a customer does with a page: each of these is one activation. Moving the focus is none. */
const ACTS = new Set(
  (
    'click dblclick tap check uncheck setChecked selectOption fill type pressSequentially ' +
    'setInputFiles dragTo'
  ).split(' '),
);
const KEYS = /^(Enter|Space| |Escape)$/;

/**
 * Counts the presses of a journey: clicks and taps, ticks and choices, Enter, Space and Escape.
 * The journey is given a page that counts; use it instead of your own.
 *
 * @example
 * const give = await countActivations(page, async (page) => {
 *   await page.getByRole('switch', { name: 'Allergies' }).click();
 *   await page.getByRole('button', { name: 'Allow', exact: true }).click();
 * });
 */
export async function countActivations<Page extends object>(
  page: Page,
  journey: (page: Page) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  await journey(counting(page, () => void count++));
  return count;
}

/** The same thing, and all that comes out of it, with every activation told. */
function counting<Thing extends object>(thing: Thing, told: () => void): Thing {
  return new Proxy(thing, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return counted(member, told);
      return (...given: unknown[]) => {
        if (isActivation(name, given)) told();
        return counted(Reflect.apply(member, target, given), told);
      };
    },
  });
}

function counted(thing: unknown, told: () => void): unknown {
  if (Array.isArray(thing)) return thing.map((one) => counted(one, told));
  if (isLater(thing)) return thing.then((one) => counted(one, told));
  return isLively(thing) ? counting(thing, told) : thing;
}

const isActivation = (name: string | symbol, given: readonly unknown[]): boolean =>
  typeof name === 'string' &&
  (ACTS.has(name) ||
    (name === 'press' && given.some((one) => typeof one === 'string' && KEYS.test(one))));

/** What can be pressed in its turn: a part of the page, a keyboard, a mouse. */
const isLively = (thing: unknown): thing is object =>
  typeof thing === 'object' &&
  thing !== null &&
  ['click', 'press', 'tap'].some((act) => act in thing);

const isLater = (thing: unknown): thing is Promise<unknown> =>
  typeof thing === 'object' && thing !== null && 'then' in thing;
