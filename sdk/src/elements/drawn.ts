import { render, type TemplateResult } from 'lit/html.js';

/** How a property comes by its value: from an attribute, as it is written or as this type, or from code alone. */
export interface PropertyDeclaration {
  /** Nothing said: the property's name in small letters. */
  readonly attribute?: string | false;
  readonly type?: typeof Boolean | typeof Number;
  /** The element's own: neither an attribute nor an app sets it. */
  readonly state?: true;
}
/** Properties by their names. */
export type PropertyDeclarations = Readonly<Record<string, PropertyDeclaration>>;

/** The names of what was set since it was drawn last. */
export type PropertyValues = ReadonlySet<string>;

/** The words of an attribute, between blanks or commas. It is not there: no list. */
export const wordsIn = (list: string | null | undefined): readonly string[] | undefined =>
  list?.split(/[\s,]+/).filter(Boolean);

/** A style sheet as it is written. It becomes one where it is first worn: an import makes nothing (B13). */
export const css = String.raw;

const sheets = new Map<string, CSSStyleSheet>();

/** Elements that wear the same share one sheet. No `<style>` is put in: strict policies refuse it. */
function sheetOf(text: string): CSSStyleSheet {
  const known = sheets.get(text);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(text, sheet);
  return sheet;
}

/** Node has no elements, and imports ours all the same (B13). */
const Platform = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * An element that is drawn from its properties: whatever is set, it is drawn once at the end of the tick.
 * This is as much of Lit's element as ours use, by the same names; its templates are Lit's.
 */
export abstract class DrawnElement extends Platform {
  static properties: PropertyDeclarations = {};
  static styles: readonly string[] = [];

  /** Whether it was ever drawn. */
  protected hasUpdated = false;
  readonly #held: Record<string, unknown> = {};
  #changed = new Set<string>();
  #isDue = false;

  /** Asked for once, when the element is registered: then its properties are known, too. */
  static get observedAttributes(): readonly string[] {
    const { properties, prototype } = this;
    for (const name of Object.keys(properties))
      Object.defineProperty(prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: DrawnElement) {
          return this.#held[name];
        },
        set(this: DrawnElement, value: unknown) {
          if (Object.is(this.#held[name], value)) return;
          this.#held[name] = value;
          this.#changed.add(name);
          this.requestUpdate();
        },
      });
    return Object.entries(properties).flatMap(attributeOf);
  }

  constructor() {
    super();
    // What an app set before the element was registered hides what it would set now.
    for (const name of Object.keys(this.#properties)) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  get #properties(): PropertyDeclarations {
    return (this.constructor as typeof DrawnElement).properties;
  }

  /** What there is to be seen. */
  protected abstract render(): TemplateResult;
  /** Before it is drawn: what is set here is drawn with it. */
  protected willUpdate?(changed: PropertyValues): void;
  /** After it was drawn. */
  protected updated?(changed: PropertyValues): void;

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    for (const [name, declared] of Object.entries(this.#properties))
      if (attributeOf([name, declared]).includes(attribute))
        Reflect.set(this, name, valueOf(text, declared));
  }

  connectedCallback(): void {
    if (!this.shadowRoot)
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = (
        this.constructor as typeof DrawnElement
      ).styles.map(sheetOf);
    this.requestUpdate();
  }

  disconnectedCallback(): void {}

  /** Draws it anew, once this tick is over. */
  requestUpdate(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => this.#draw());
  }

  protected update(): void {
    render(this.render(), this.shadowRoot!);
  }

  #draw(): void {
    const changed = this.#changed;
    try {
      if (!this.isConnected) return;
      this.willUpdate?.(changed);
      this.#changed = new Set();
      this.update();
      this.hasUpdated = true;
    } finally {
      this.#isDue = false;
    }
    this.updated?.(changed);
  }
}

const attributeOf = ([name, { attribute, state }]: [
  string,
  PropertyDeclaration,
]): readonly string[] => (state || attribute === false ? [] : [attribute ?? name.toLowerCase()]);

/** `readonly` is there or not; a number that is not there is none. */
const valueOf = (text: string | null, { type }: PropertyDeclaration): unknown =>
  type === Boolean ? text !== null : text === null ? null : (type?.(text) ?? text);
