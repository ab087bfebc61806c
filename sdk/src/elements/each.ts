import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { noChange, render, type TemplateResult } from 'lit/html.js';

/** What a place of a list is drawn from. */
interface Place {
  /** Whose place it is. */
  readonly key: unknown;
  readonly drawn: TemplateResult;
}

/** The places of a list, kept by their keys. */
class Places extends Directive {
  #kept = new Map<unknown, HTMLElement>();

  override render(_: readonly Place[]): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [places]: [readonly Place[]]): typeof noChange {
    const before = this.#kept;
    const { children, localName } = element;
    this.#kept = new Map(
      places.map(({ key, drawn }) => {
        const place = before.get(key) ?? document.createElement(localName === 'ul' ? 'li' : 'div');
        render(drawn, place);
        return [key, place];
      }),
    );
    for (const [key, place] of before) if (!this.#kept.has(key)) place.remove();
    Array.from(this.#kept.values()).forEach((place, index) => {
      if (children[index] !== place) element.insertBefore(place, children[index] ?? null);
    });
    return noChange;
  }
}

const placed = directive(Places);

/**
 * Draws a list into its element, each item in a place of its own: it goes with its item, and stays with
 * it. So what is open stays open, and what has the focus keeps it, when something before it goes.
 */
export const each = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
  draw: (item: Item) => TemplateResult,
) => placed(items.map((item) => ({ key: keyOf(item), drawn: draw(item) })));
