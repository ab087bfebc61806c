import type { Channel } from '@village-butcher/sdk';
import { settled } from './aDay.js';

/** What happens to a page. */
export interface APage {
  /** Somebody looks at it, or looks away. */
  becomes(state: 'visible' | 'hidden'): Promise<unknown>;
  /** It is loaded, or comes out of the browser's memory, as it was. */
  returns(how: 'anew' | 'as-it-was'): Promise<unknown>;
  /** The device has a network again. */
  isOnline(): Promise<unknown>;
}

/** Runs in a browser's page, as far as the client can tell, and leaves none behind. */
export async function inAPage(work: (page: APage) => Promise<void>): Promise<void> {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    documentElement: { lang: '' },
  });
  const { addEventListener, removeEventListener } = globalThis as Partial<EventTarget>;
  Object.assign(globalThis, {
    document,
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
  });
  try {
    await work({
      becomes: (state) => {
        document.visibilityState = state;
        document.dispatchEvent(new Event('visibilitychange'));
        return settled();
      },
      returns: (how) => {
        const persisted = how === 'as-it-was';
        window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
        return settled();
      },
      isOnline: () => {
        window.dispatchEvent(new Event('online'));
        return settled();
      },
    });
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
    Object.assign(globalThis, { addEventListener, removeEventListener });
  }
}

/** No other tab is open. */
export const noTabs = (): Channel => ({
  postMessage: () => undefined,
  addEventListener: () => undefined,
  close: () => undefined,
});
