/** A text as it is compared, and where each of its characters comes from. */
export interface Folded {
  readonly text: string;
  /** For each character, where it starts in the original, and where it ends. UTF-16 offsets. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Which characters were emphasised, as labels must do with allergens. */
  readonly marked: readonly boolean[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  aacute: 'á',
  acirc: 'â',
  aelig: 'æ',
  agrave: 'à',
  amp: '&',
  apos: "'",
  auml: 'ä',
  aring: 'å',
  ccedil: 'ç',
  eacute: 'é',
  ecirc: 'ê',
  egrave: 'è',
  euml: 'ë',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  gt: '>',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  lt: '<',
  mdash: '-',
  nbsp: ' ',
  ndash: '-',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  oelig: 'œ',
  oslash: 'ø',
  ouml: 'ö',
  quot: '"',
  rsquo: "'",
  shy: '',
  szlig: 'ß',
  uacute: 'ú',
  ucirc: 'û',
  ugrave: 'ù',
  uuml: 'ü',
};

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}\d{0,2}));/iy;
const TAG = /<\/?(b|strong|em|i|u|span|br)\b[^<>]{0,80}>/iy;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;
const APOSTROPHE = /[’‘‛`´ʼ′]/;
const DASH = /[‐‑‒–—−]/;
const COMBINING = /\p{M}/u;
/** Characters that are compared as they are, but for their case. */
const PLAIN = /[\t\n\r -%'-)+-;=-^`-~ÄÖÜäöüß]+(?![\u0300-\uffff])/y;

/** Reads a text once, from left to right: entities, tags, emphasis, odd spellings of characters. */
class Folding {
  readonly #original: string;
  readonly #text: string[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #marked: boolean[] = [];
  #isMarked = false;

  constructor(original: string) {
    this.#original = original;
  }

  folded(): Folded {
    for (let at = 0; at < this.#original.length;) at = this.#step(at);
    return { text: this.#text.join(''), from: this.#from, to: this.#to, marked: this.#marked };
  }

  /** Takes what starts here, and answers where the next begins. */
  #step(at: number): number {
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(this.#original)?.[0];
    if (plain !== undefined) return this.#run(plain, at);
    const char = this.#original[at]!;
    if (char === '&') return this.#entity(at);
    if (char === '<') return this.#tag(at);
    if (char === '_' || (char === '*' && this.#original[at + 1] === '*')) return this.#mark(at);
    return this.#cluster(at);
  }

  /** Characters that mean what they are. */
  #run(plain: string, at: number): number {
    this.#text.push(plain.toLowerCase());
    for (let index = 0; index < plain.length; index++) {
      this.#from.push(at + index);
      this.#to.push(at + index + 1);
      this.#marked.push(this.#isMarked);
    }
    return at + plain.length;
  }

  #entity(at: number): number {
    ENTITY.lastIndex = at;
    const [all, decimal, hex, name] = ENTITY.exec(this.#original) ?? [];
    const char = named(decimal, hex, name);
    return all === undefined || char === undefined
      ? this.#put('&', at, at + 1)
      : this.#put(char, at, at + all.length);
  }

  /** A tag that has to do with emphasis is none of the text. */
  #tag(at: number): number {
    TAG.lastIndex = at;
    const [all, name] = TAG.exec(this.#original) ?? [];
    if (all === undefined) return this.#put('<', at, at + 1);
    if (name?.toLowerCase() === 'br') return this.#put(' ', at, at + all.length);
    this.#isMarked = all[1] !== '/';
    return at + all.length;
  }

  #mark(at: number): number {
    this.#isMarked = !this.#isMarked;
    return at + (this.#original[at] === '*' ? 2 : 1);
  }

  /** A character and the marks that combine with it. */
  #cluster(at: number): number {
    let end = at + (this.#original.codePointAt(at)! > 0xffff ? 2 : 1);
    while (end < this.#original.length && COMBINING.test(this.#original[end]!)) end += 1;
    return this.#put(this.#original.slice(at, end), at, end);
  }

  #put(written: string, at: number, end: number): number {
    for (const char of spelled(written)) {
      this.#text.push(char);
      this.#from.push(at);
      this.#to.push(end);
      this.#marked.push(this.#isMarked);
    }
    return end;
  }
}

/** The characters that are compared, in UTF-16 units. */
function spelled(written: string): readonly string[] {
  if (written.length === 1 && written < '\u0080') return [written.toLowerCase()];
  if (INVISIBLE.test(written)) return [];
  if (APOSTROPHE.test(written)) return ["'"];
  if (DASH.test(written)) return ['-'];
  return written.normalize('NFKC').toLowerCase().split('');
}

function named(decimal?: string, hex?: string, name?: string): string | undefined {
  if (name !== undefined) return ENTITIES[name.toLowerCase()];
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** Folds a text: one spelling for what means the same, with a way home for each character. */
export const foldedOf = (original: string): Folded => new Folding(original).folded();
