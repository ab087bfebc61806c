import { VillageProvider } from '@village-butcher/sdk/elements';

/** Where a page is drawn, and what gives its elements their client. */
export interface Places {
  readonly root: HTMLElement;
  readonly around: VillageProvider;
}

/** Finds them. A page without them is built wrongly. */
export function places(): Places {
  const root = document.getElementById('page');
  const around = document.querySelector('village-provider');
  if (root && around instanceof VillageProvider) return { root, around };
  throw new Error('The page has no place for what it shows.');
}
