import type { Box, Look, Sight } from './sight.js';

/** The words by which a page tells this audit what a part of it is. A `part` of that name is as good. */
export type Hook = 'notice' | 'choice' | 'status' | 'suggestion' | 'promotion' | 'withdraw-all';

/** A switch, and the permission that its row speaks of, if the row says so. */
export interface Switch {
  readonly place: number;
  readonly sight: Sight;
  /** The same for the same switch on every look: its permission, or else its name without its state. */
  readonly key: string;
  readonly permission: Permission | undefined;
  readonly isOn: boolean;
  /** What the switch itself says. */
  readonly word: string;
}

/** What, to whom, for what. */
export interface Permission {
  readonly field: string;
  readonly recipient: string;
  readonly purpose: string;
}

/** A notice that is open, and its answers in the order of reading. */
export interface OpenNotice {
  readonly place: number;
  readonly answers: readonly number[];
}

/** A look, and the questions that are asked of it. A place is the number of a sight. */
export class View {
  readonly sights: readonly Sight[];

  constructor(readonly look: Look) {
    this.sights = look.sights;
  }

  at(place: number): Sight {
    const sight = this.sights[place];
    if (!sight) throw new Error(`The look has no place ${place}.`);
    return sight;
  }

  /** The places of which this is so, in the order of reading. */
  where(isIt: (sight: Sight, place: number) => boolean): readonly number[] {
    return this.sights.flatMap((sight, place) => (isIt(sight, place) ? [place] : []));
  }

  /** What contains it, the nearest first. */
  above(place: number): readonly number[] {
    const { parent } = this.at(place);
    return parent < 0 ? [] : [parent, ...this.above(parent)];
  }

  /** All that it contains: in the order of reading that is one stretch. */
  within(place: number): readonly number[] {
    const end = this.sights.findIndex((sight, at) => at > place && sight.parent < place);
    const last = end < 0 ? this.sights.length : end;
    return Array.from({ length: last - place - 1 }, (_, step) => place + 1 + step);
  }

  isWithin(place: number, outer: number): boolean {
    return this.above(place).includes(outer);
  }

  /** What the page marks by this word. */
  hooked(hook: Hook): readonly number[] {
    return this.where(({ attributes }) =>
      [attributes['data-village'], attributes['part']].some((words) =>
        (words ?? '').split(/\s+/).includes(hook),
      ),
    );
  }

  /** What an eye reads in it. */
  textOf(place: number): string {
    return this.#saidIn(place, ({ isDrawn }) => isDrawn);
  }

  /** What is read in it, line by line: a line is what stands in one block. */
  linesIn(place: number): readonly { readonly place: number; readonly text: string }[] {
    const lines = new Map<number, string>();
    for (const each of this.within(place)) {
      const { tag, text, isDrawn } = this.at(each);
      if (tag !== '#text' || !isDrawn) continue;
      const block = this.above(each).find((one) => this.#isLine(one)) ?? place;
      lines.set(block, `${lines.get(block) ?? ''} ${text}`);
    }
    return Array.from(lines, ([block, text]) => ({
      place: block,
      text: text.replaceAll(/\s+/g, ' ').trim(),
    }));
  }

  /** What has to be opened first to get there, the outermost first. */
  foldsOver(place: number): readonly number[] {
    const path = [place, ...this.above(place)];
    return path
      .filter((each, step) => {
        const { tag, isOn } = this.at(each);
        const child = path[step - 1];
        return (
          tag === 'details' && !isOn && child !== undefined && this.at(child).tag !== 'summary'
        );
      })
      .toReversed();
  }

  /** The language that is declared for it. */
  languageOf(place: number): string {
    const said = [place, ...this.above(place)].map((each) => this.at(each).attributes['lang']);
    return said.find((tag) => tag !== undefined) ?? '';
  }

  /** Where it is, as somebody would look for it. */
  selectorOf(place: number): string {
    const { tag, attributes, parent } = this.at(place);
    if (attributes['id']) return `${tag}#${attributes['id']}`;
    const alike = this.where((sight) => sight.parent === parent && sight.tag === tag);
    const own = alike.length > 1 ? `${tag}:nth-of-type(${alike.indexOf(place) + 1})` : tag;
    return parent < 0 ? own : `${this.selectorOf(parent)} > ${own}`;
  }

  get switches(): readonly Switch[] {
    return this.where(({ role }) => role === 'switch').map((place) => this.#switchAt(place));
  }

  /** The permission that a place speaks of: the nearest row that names one. */
  permissionOf(place: number): Permission | undefined {
    const said = [place, ...this.above(place)].map(
      (each) => this.at(each).attributes['data-village-permission'],
    );
    const [field, recipient, purpose] = (said.find((one) => one !== undefined) ?? '').split(' ');
    return field && recipient && purpose ? { field, recipient, purpose } : undefined;
  }

  /** What asks something and is open. */
  get notices(): readonly OpenNotice[] {
    const dialogs = this.where(({ role }) => /^(alert)?dialog$/.test(role));
    const open = [...new Set([...this.hooked('notice'), ...dialogs])]
      .filter((place) => this.at(place).isDrawn)
      .map((place) => ({ place, answers: this.#answersIn(place) }));
    return open.filter(({ place }) => !open.some((other) => this.isWithin(place, other.place)));
  }

  #saidIn(place: number, isSaid: (sight: Sight) => boolean): string {
    return this.within(place)
      .map((each) => this.at(each))
      .filter((sight) => sight.tag === '#text' && isSaid(sight))
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  #isLine(place: number): boolean {
    const { isBlock, tag } = this.at(place);
    return isBlock && tag !== 'span';
  }

  #switchAt(place: number): Switch {
    const sight = this.at(place);
    const word = this.#saidIn(place, ({ isDrawn }) => isDrawn || !sight.isDrawn);
    const permission = this.permissionOf(place);
    const name = sight.name.endsWith(word)
      ? sight.name.slice(0, sight.name.length - word.length).trim()
      : sight.name;
    const isOn = (sight.attributes['aria-checked'] ?? String(sight.isOn)) === 'true';
    const key = permission ? Object.values(permission).join(' ') : name || this.selectorOf(place);
    return { place, sight, key, permission, isOn, word };
  }

  #answersIn(place: number): readonly number[] {
    const inside = this.within(place);
    const marked = this.hooked('choice').filter((each) => inside.includes(each));
    const pressed = inside.filter((each) => /^(button|link)$/.test(this.at(each).role));
    return (marked.length > 0 ? marked : pressed).slice(0, 2);
  }
}

/** How far two things are apart, one above the other. Beside each other they are not apart. */
export const gapBetween = (one: Box, other: Box): number =>
  Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height);
