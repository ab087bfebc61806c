/** Where an app may leave texts. Each of the three may throw: it is full, closed or switched off. */
export interface TextStorage {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** As much of a `BroadcastChannel` as is used. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: Event) => void): void;
  close(): void;
}

interface Page extends EventTarget {
  readonly visibilityState: string;
  readonly documentElement: { readonly lang: string };
}

/** What there may be around us. A worker and Node have no page. */
interface Surroundings extends Partial<EventTarget> {
  readonly document?: Page;
  readonly navigator?: { readonly onLine?: boolean };
  readonly localStorage?: TextStorage;
  readonly BroadcastChannel?: new (name: string) => Channel;
}

/** Looked up when it is asked and not at import. The types of the platform end here. */
const around = (): Surroundings => globalThis as Surroundings;

/** The language that the page says it is written in. */
export const pageLanguage = (): string | undefined =>
  around().document?.documentElement.lang || undefined;

/** Whether the device itself says that it has no network. */
export const isOffline = (): boolean => around().navigator?.onLine === false;

/** What the page may keep; looking at it may throw. A server that has one shares it with everybody. */
export const pageStorage = (): TextStorage | undefined =>
  around().document && around().localStorage;

/** What other tabs of a page hear. On a server it would be heard by other customers. */
export function pageChannel(name: string): Channel | undefined {
  const { document, BroadcastChannel } = around();
  return document && BroadcastChannel && new BroadcastChannel(name);
}

/** What becomes of a page. `restored`: as it was, out of the browser's memory. */
export type Sight = 'visible' | 'hidden' | 'restored' | 'online';

/** Tells what becomes of the page. The answer ends it. */
export function watchPage(listener: (sight: Sight) => void): () => void {
  const window = around();
  const { document } = window;
  const tell = (event: Event): void => listener(sightOf(event, document));
  const places = [
    [document, 'visibilitychange'],
    [window, 'pageshow'],
    [window, 'online'],
  ] as const;
  places.forEach(([place, type]) => place?.addEventListener?.(type, tell));
  return () => places.forEach(([place, type]) => place?.removeEventListener?.(type, tell));
}

function sightOf(event: Event & { readonly persisted?: boolean }, page: Page | undefined): Sight {
  if (event.type === 'online') return 'online';
  if (event.persisted) return 'restored';
  return page?.visibilityState === 'hidden' ? 'hidden' : 'visible';
}
