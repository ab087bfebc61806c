import {
  createElement,
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
  useContext,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import type { Receipt } from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { VillageEvents } from '../elements/events.js';
import type { Verified } from '../verify/answer.js';
import { Here } from './provider.js';

/** `onVillageGrant` hears of `village-grant`. */
type Listeners = {
  readonly [Type in keyof VillageEvents as `on${Pascal<Type>}`]?: (
    event: VillageEvents[Type],
  ) => void;
};

type Pascal<Kebab extends string> = Kebab extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Kebab>;

/** What any element of a page may have. */
type Plain = Pick<
  HTMLAttributes<HTMLElement>,
  'children' | 'className' | 'dir' | 'id' | 'lang' | 'slot' | 'style' | 'title'
>;

/** What is set on the elements themselves: React 18 would make words of it. */
interface Own {
  readonly village?: Village | undefined;
  readonly locale?: string | null;
  readonly check?: ((receipt: Receipt) => Promise<Verified>) | undefined;
  readonly href?: string | null;
  readonly fields?: string | null;
  readonly recipients?: string | null;
  readonly purposes?: string | null;
  readonly readonly?: boolean;
  readonly store?: string | null;
  readonly limit?: number | null;
  readonly everybody?: boolean;
  readonly view?: string | null;
  readonly alone?: boolean;
  readonly receiptId?: string | null;
  readonly contact?: string | null;
}

const OWN = [
  'village',
  'locale',
  'check',
  'href',
  'fields',
  'recipients',
  'purposes',
  'readonly',
  'store',
  'limit',
  'everybody',
  'view',
  'alone',
  'receiptId',
  'contact',
] as const satisfies readonly (keyof Own)[];

/** An element as a component of React: it needs no DOM to be named, as in React Native. */
type Wrapped<Names extends keyof Own> = ForwardRefExoticComponent<
  Plain & Listeners & Pick<Own, Names | 'village' | 'locale'> & RefAttributes<HTMLElement>
>;

/** On a server there is no element yet, and React 18 complains about effects of its layout. */
const useElement = 'document' in globalThis ? useLayoutEffect : useEffect;

/**
 * An element whose properties are set and whose events are heard, in React 18 as in 19. Its client is that
 * of the nearest provider of React, if nobody says another.
 */
function wrapped<Names extends keyof Own = never>(tag: string): Wrapped<Names> {
  const component = forwardRef<EventTarget, Props>(({ className, ...props }, ref) => {
    const element = useRef<EventTarget>(null);
    const before = useRef<Props>({});
    const village = useContext(Here);
    useImperativeHandle(ref, () => element.current!);
    useElement(() => {
      const now: Props = { ...(village && { village }), ...picked(props, isOwn) };
      const all = { ...before.current, ...now };
      for (const name of Object.keys(all)) Reflect.set(element.current!, name, now[name]);
      before.current = now;
    });
    useElement(() => {
      const ending = new AbortController();
      for (const [name, listener] of Object.entries(picked(props, isHeard)))
        element.current?.addEventListener(typeOf(name), listener as (event: Event) => void, ending);
      return () => ending.abort();
    });
    const rest = picked(props, (name) => !isOwn(name) && !isHeard(name));
    return createElement(tag, { ...rest, class: className, ref: element });
  });
  return component as unknown as Wrapped<Names>;
}

type Props = Readonly<Record<string, unknown>>;

const picked = (props: Props, isWanted: (name: string) => boolean): Props =>
  Object.fromEntries(Object.entries(props).filter(([name]) => isWanted(name)));

const isOwn = (name: string): boolean => (OWN as readonly string[]).includes(name);
const isHeard = (name: string): boolean => name.startsWith('onVillage');

/** `village-before-grant` of `onVillageBeforeGrant`. */
const typeOf = (name: string): string =>
  name
    .slice('on'.length)
    .replaceAll(/\B[A-Z]/g, '-$&')
    .toLowerCase();

/** `<village-provider>`: what stands inside it is said in one place. */
export const VillageSurroundings = wrapped<'check'>('village-provider');
/** `<village-permissions>`: what is shared, with whom and for what. */
export const VillagePermissions = wrapped<'fields' | 'recipients' | 'purposes' | 'readonly'>(
  'village-permissions',
);
/** `<village-permission-button>`: how much is shared, and the way to where it is changed. */
export const VillagePermissionButton = wrapped<'href'>('village-permission-button');
/** `<village-suggestions>`: what helps now in a store. */
export const VillageSuggestions = wrapped<'store' | 'purposes' | 'limit' | 'everybody'>(
  'village-suggestions',
);
/** `<village-history>`: what I did, who can read, who has read, what was held back. */
export const VillageHistory = wrapped<'view' | 'alone'>('village-history');
/** `<village-receipt>`: what a customer keeps of an act or a use. */
export const VillageReceipt = wrapped<'receiptId' | 'contact' | 'check'>('village-receipt');
