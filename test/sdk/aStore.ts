import type { Fetch, Permission, Suggestions, VillageOptions } from '@village-butcher/sdk';
import { answerOf } from './anApp.js';
import { noTabs } from './aPage.js';
import { app as anAppWith } from './aPhone.js';
import { aStanding, DIET, PETS, RECEIPT } from './aStanding.js';
import { HandClock } from './handClock.js';

/** What is asked of it. */
export const ASK = { store: 'brandt/mill', purposes: ['recipes'] } as const;
const line = '0198f0a0-0000-7000-8000-000000000002';
const anItem = (ref: string, ...rests: readonly Omit<Permission, 'until'>[]) => ({
  ref,
  kind: 'recipe',
  purpose: 'recipes',
  title: ref,
  reasons: [],
  rests: rests.map((which) => ({ ...which, line })),
});

/** What the store suggests: for everybody, for one field and for two. */
const ANSWER: Suggestions = {
  items: [anItem('R01'), anItem('R02', DIET), anItem('R03', PETS), anItem('R04', PETS, DIET)],
  list: [],
  notChecked: [],
  heldCount: 0,
  catalogue: 'c',
  rules: 'r',
};

/** A service whose answers to one kind of question may be held back. */
export function aStore() {
  const held: (() => void)[] = [];
  const asked: string[] = [];
  let isSlow = false;
  let given = [DIET, PETS] as readonly Omit<Permission, 'until'>[];
  const fetch: Fetch = async (url, { method }) => {
    const place = `${method} ${new URL(url).pathname}`;
    asked.push(place);
    if (place === 'GET /v1/me/permissions') {
      return new Response(JSON.stringify(aStanding(given)), {
        headers: { etag: `"${given.length}"` },
      });
    }
    if (!place.endsWith('/v1/suggestions')) return answerOf(RECEIPT);
    if (isSlow) await new Promise<void>((go) => held.push(go));
    return answerOf({ ...ANSWER, catalogue: `c${asked.length}` });
  };
  return {
    asked,
    held,
    fetch,
    answersLate: () => (isSlow = true),
    answersNow: () => (isSlow = false),
    stands: (now: typeof given) => (given = now),
  };
}

/** Stands still, but for what a test lets pass. */
export const clock = new HandClock();
/** Ada’s app, in a store. */
export const app = (fetch: Fetch, options: Partial<VillageOptions> = {}) =>
  anAppWith({ fetch, clock, channel: noTabs, ...options });

/** What is shown, by its refs. */
export const refsIn = (shown: { readonly value: Suggestions } | undefined) =>
  shown?.value.items.map(({ ref }) => ref);
