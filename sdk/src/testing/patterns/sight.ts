import type { AuditedPage } from './page.js';

/** A rectangle on the screen, in pixels of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One element, or one piece of text, as the browser has drawn it. */
export interface Sight {
  /** The place of the parent among the sights; −1 for the root. Shadow roots and slots are walked through. */
  readonly parent: number;
  /** In small letters. A piece of text is a `#text`. */
  readonly tag: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly role: string;
  /** What it is called: by its labels, or else by what it says. */
  readonly name: string;
  /** The places of the elements that name it. */
  readonly labels: readonly number[];
  readonly isDrawn: boolean;
  readonly isBlock: boolean;
  /** Checked, selected or open. */
  readonly isOn: boolean;
  /** A stop of the keyboard. */
  readonly isStop: boolean;
  /** Stands still while the page scrolls. */
  readonly isFixed: boolean;
  readonly box: Box;
  /** The weight of what can be pressed; empty for everything else. */
  readonly style: Readonly<Record<string, string>>;
  /** The colours of text and ground as they are mixed on the screen: red, green, blue. */
  readonly ink: readonly number[];
  readonly ground: readonly number[];
}

/** A page at one moment. */
export interface Look {
  readonly sights: readonly Sight[];
  /** The place of what has the focus; −1 where nothing has. */
  readonly focus: number;
  readonly viewport: { readonly width: number; readonly height: number };
}

/** Looks at the page as it is now. It travels as text: as objects it takes ten times as long. */
export const look = async (page: AuditedPage): Promise<Look> =>
  JSON.parse(String(await page.evaluate(LOOK))) as Look;

/** Brings a sight of the last look into the middle of the screen, and answers where that is. */
export const bring = async (page: AuditedPage, place: number): Promise<Box> =>
  (await page.evaluate(`(() => {
    const one = globalThis[Symbol.for('village-look')][${place}];
    one.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { x, y, width, height } = one.getBoundingClientRect();
    return { x, y, width, height };
  })()`)) as Box;

/** Changes whenever what is on the page does. */
export const traceOf = (page: AuditedPage): Promise<unknown> =>
  page.evaluate(`(() => {
    const within = (root) => root.innerHTML.length + ' ' +
      Array.from(root.querySelectorAll('*'), ({ shadowRoot, open, checked, value }) =>
        [shadowRoot ? within(shadowRoot) : '', open, checked, value].join()).join('');
    return within(document.documentElement);
  })()`);

/** Opens everything that folds, without pressing anything. */
export const unfold = (page: AuditedPage): Promise<unknown> =>
  page.evaluate(`(() => {
    const open = (root) => root.querySelectorAll('*').forEach((one) => {
      if (one.localName === 'details') one.open = true;
      if (one.shadowRoot) open(one.shadowRoot);
    });
    open(document);
  })()`);

/*
 * This runs in the page. It is text and not a function, so that no compiler and no measure of
 * coverage adds to it what the page does not have. It only looks; judging is done outside.
 */
const LOOK = `(() => {
  const kept = (globalThis[Symbol.for('village-look')] = []);
  const sights = [];
  const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const mixed = (colours) => {
    const name = colours.join();
    if (!known.has(name)) known.set(name, painted(colours));
    return known.get(name);
  };
  const painted = (colours) => {
    paint.clearRect(0, 0, 1, 1);
    for (const colour of ['white', ...colours]) {
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
    }
    return Array.from(paint.getImageData(0, 0, 1, 1).data.slice(0, 3));
  };
  const above = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host;
  const grounds = (one) =>
    one ? [...grounds(above(one)), getComputedStyle(one).backgroundColor] : [];
  const ROLES = { BUTTON: 'button', DIALOG: 'dialog', MAIN: 'main', NAV: 'navigation' };
  const roleOf = (one) =>
    one.getAttribute('role') ?? ROLES[one.tagName] ??
    (/^H[1-6]$/.test(one.tagName) ? 'heading' : one.matches('a[href]') ? 'link' : '');
  const plain = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const labelsOf = (one) => (one.getAttribute('aria-labelledby') ?? '').split(/\\s+/).filter(Boolean)
    .map((id) => one.getRootNode().querySelector('#' + CSS.escape(id))).filter(Boolean)
    .concat(Array.from(one.labels ?? []));
  const nameOf = (one, role) => {
    if (!/button|switch|link|heading|checkbox|radio/.test(role) && !one.matches('input,select')) return '';
    const labels = labelsOf(one).map(({ textContent }) => textContent);
    return plain(labels.join(' ')) || plain(one.getAttribute('aria-label')) || plain(one.textContent);
  };
  const bearerOf = (one) => {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (plain(texts.currentNode.data)) return texts.currentNode.parentElement;
    return one;
  };
  const OF_TEXT = ['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'textTransform',
    'textDecorationLine', 'color'];
  const OF_BOX = ['backgroundColor', 'backgroundImage', 'borderTopColor', 'borderTopWidth',
    'borderTopStyle', 'borderBottomWidth', 'borderRadius', 'boxShadow', 'opacity', 'filter', 'animationName'];
  const styleOf = (one, style) => {
    if (!one.matches('button,a,input,summary,[role]')) return {};
    const text = getComputedStyle(bearerOf(one));
    return { ...Object.fromEntries(OF_TEXT.map((name) => [name, text[name]])),
      ...Object.fromEntries(OF_BOX.map((name) => [name, style[name]])) };
  };
  const below = (one) => one.shadowRoot ? one.shadowRoot.childNodes
    : one.tagName === 'SLOT' && one.assignedNodes().length ? one.assignedNodes() : one.childNodes;
  const walk = (node, parent, isDrawn) => {
    const isText = node.nodeType === 3;
    if (!isText && (node.nodeType !== 1 || /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(node.tagName))) return;
    if (isText && plain(node.data) === '') return;
    const place = kept.push(node) - 1;
    sights.push(isText ? textOf(node, parent, isDrawn) : elementOf(node, parent, isDrawn));
    if (!isText) for (const one of below(node)) {
      const isFolded = node.localName === 'details' && !node.open && one.localName !== 'summary';
      walk(one, place, sights[place].isDrawn && !isFolded);
    }
  };
  const NONE = { attributes: {}, role: '', name: '', labels: [], isBlock: false, isOn: false,
    isStop: false, isFixed: false, box: { x: 0, y: 0, width: 0, height: 0 }, style: {}, ink: [], ground: [] };
  const textOf = (node, parent, isDrawn) =>
    ({ ...NONE, parent, tag: '#text', text: node.data.replace(/\\s+/g, ' '), isDrawn });
  const coloursOf = (one) =>
    ({ ink: mixed([...grounds(one), getComputedStyle(one).color]), ground: mixed(grounds(one)) });
  const elementOf = (one, parent, isDrawn) => {
    for (const each of one.getAnimations()) if (each instanceof CSSTransition) each.finish();
    const style = getComputedStyle(one);
    const { x, y, width, height } = one.getBoundingClientRect();
    const role = roleOf(one);
    const isPressed = /button|switch|link/.test(role);
    return { ...NONE, parent, tag: one.localName, text: '', role, name: nameOf(one, role),
      attributes: Object.fromEntries(Array.from(one.attributes, (each) => [each.name, each.value])),
      isDrawn: style.display === 'contents' ? isDrawn
        : one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1 && height > 1,
      isBlock: !/^(inline|contents)/.test(style.display) || /^(button|select|input)$/.test(one.localName),
      isOn: Boolean(one.checked || one.selected || one.open === true || one.matches(':popover-open')),
      isStop: one.tabIndex >= 0 && !one.disabled, isFixed: /fixed|sticky/.test(style.position),
      box: { x: x + scrollX, y: y + scrollY, width, height }, style: styleOf(one, style),
      ...(isPressed ? coloursOf(bearerOf(one)) : {}) };
  };
  walk(document.documentElement, -1, true);
  sights.forEach((sight, place) => {
    if (kept[place].nodeType === 1) sight.labels = labelsOf(kept[place]).map((one) => kept.indexOf(one));
  });
  let focus = document.activeElement;
  while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  return JSON.stringify({ sights, focus: focus === document.body ? -1 : kept.indexOf(focus),
    viewport: { width: innerWidth, height: innerHeight } });
})()`;
