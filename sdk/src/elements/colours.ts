/** For development: says where a theme makes the elements hard to read. No element knows of it. */
import { type Colour, colourReader, contrastOf, onPaper } from './contrast.js';

/** The least that must lie between two colours (WCAG 2.2, 1.4.3 and 1.4.11). */
const LEAST = { text: 4.5, border: 3, focus: 3 } as const;

type Kind = keyof typeof LEAST;

/**
 * Measures the colours of every element on this page as they are painted, now and whenever something
 * changes, and warns once for each element whose text, borders or focus are too pale. It says what and
 * where, and never what stands there. The answer ends it.
 *
 * @example
 * if (import.meta.env.DEV) checkColours();
 */
export function checkColours(page: Document = document): () => void {
  const told = new WeakSet<Element>();
  const read = colourReader();
  const observer = new MutationObserver(() => later());
  let frame = 0;

  const look = (): void => {
    const roots = elementsBelow(page);
    for (const [element, root] of roots) {
      const faults = told.has(element) ? [] : faultsIn(root, read);
      if (faults.length === 0) continue;
      told.add(element);
      console.warn(`<${element.localName}> is hard to read: ${faults.join('; ')}.`);
    }
    // What was looked at with was put in and taken out: that is no change.
    observer.disconnect();
    for (const root of [page, ...roots.map(([, inside]) => inside)])
      observer.observe(root, CHANGES);
  };
  const later = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  };

  later();
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}

const CHANGES = { childList: true, subtree: true, attributes: true } as const;

/** Our elements on a page, also those inside of others. */
function elementsBelow(root: ParentNode): readonly (readonly [Element, ShadowRoot])[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const inside = element.shadowRoot;
    if (!inside) return [];
    const below = elementsBelow(inside);
    return element.localName.startsWith('village-')
      ? [[element, inside] as const, ...below]
      : below;
  });
}

/** What is too pale in an element, each once: what it is, and where. */
function faultsIn(root: ShadowRoot, read: (text: string) => Colour): readonly string[] {
  const { focus, paper } = lookedUpIn(root);
  const faults = [...root.querySelectorAll<HTMLElement>('*')]
    .filter((node) => node.checkVisibility() && node.getClientRects().length > 0)
    .flatMap((node) =>
      [textOf(node), borderOf(node), focusOf(node, focus)].flatMap((pair) => {
        if (!pair) return [];
        const ground = onPaper([...groundOf(pair.on), paper].map(read));
        const isClear = pair.colours.some(
          (colour) => contrastOf(onPaper([read(colour), ground]), ground) >= LEAST[pair.kind],
        );
        return isClear ? [] : [`${pair.kind} of ${nameOf(node)}, below ${LEAST[pair.kind]} : 1`];
      }),
    );
  return [...new Set(faults)];
}

/** Something painted, and the ground below it. One of several colours is enough to be seen by. */
interface Painted {
  readonly kind: Kind;
  readonly colours: readonly string[];
  readonly on: Element | null;
}

function textOf(node: Element): Painted | undefined {
  const says = [...node.childNodes].some(
    (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim(),
  );
  const isSeen = says && !node.closest('.unseen');
  return isSeen ? { kind: 'text', colours: [getComputedStyle(node).color], on: node } : undefined;
}

const CONTROLS = 'button, select, input, a, summary';

/** The edge of a control is seen by its line or by its own ground. What has neither is text. */
function borderOf(node: Element): Painted | undefined {
  const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(node);
  return node.matches(CONTROLS) && borderTopStyle !== 'none'
    ? { kind: 'border', colours: [borderTopColor, backgroundColor], on: above(node) }
    : undefined;
}

const focusOf = (node: Element, colour: string): Painted | undefined =>
  node.matches(CONTROLS) ? { kind: 'focus', colours: [colour], on: above(node) } : undefined;

/** The colour of the ring around what has the focus, also while nothing has; and of an empty page. */
function lookedUpIn(root: ShadowRoot): { readonly focus: string; readonly paper: string } {
  const probe = document.createElement('i');
  probe.style.cssText = 'color: var(--_focus); background: Canvas';
  root.append(probe);
  const { color: focus, backgroundColor: paper } = getComputedStyle(probe);
  probe.remove();
  return { focus, paper };
}

/** What lies below something, the nearest first: its own ground, or what is painted behind it. */
function groundOf(node: Element | null): readonly string[] {
  if (!node) return [];
  const behind = ['::after', '::before'].flatMap((pseudo) => {
    const { content, position, backgroundColor, backgroundImage } = getComputedStyle(node, pseudo);
    const isGround = content !== 'none' && position === 'absolute';
    return isGround ? [lastOf(backgroundImage) ?? backgroundColor] : [];
  });
  const { display, backgroundColor } = getComputedStyle(node);
  const own = display === 'contents' ? [] : [...behind, backgroundColor];
  return [...own, ...groundOf(above(node))];
}

/** The colour that a gradient ends in: most of a tag is that. */
function lastOf(image: string): string | undefined {
  const opened = image.lastIndexOf('(');
  const begin = image.lastIndexOf(' ', opened) + 1;
  return opened < 0 ? undefined : image.slice(begin, image.indexOf(')', opened) + 1);
}

const above = (node: Element): Element | null => {
  const root = node.getRootNode();
  return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

/** Names a place by its tag, its classes and its part. */
const nameOf = (node: Element): string => {
  const part = node.getAttribute('part');
  return [node.localName, ...node.classList].join('.') + (part ? `::part(${part})` : '');
};
