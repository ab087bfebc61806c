/** Elements whose text is no HTML, so that a `<script` in one is none. */
const RAW = /^(script|style|textarea|title|xmp|iframe|noembed|noframes)$/;
const ENDS = /[\s/>]/;
const NAME = /<([a-z][^\s/>]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?/y;

/**
 * The texts of a page's `application/ld+json` scripts. Not a reader of HTML: it knows tags, their
 * attributes, comments and elements of plain text, and its time grows with the page and no faster.
 */
export function scriptsIn(page: string): readonly string[] {
  const scripts: string[] = [];
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at)) {
    if (page.startsWith('<!--', at)) {
      at = behind(page, '-->', at + 4);
      continue;
    }
    const tag = tagAt(page, at);
    at = tag.end;
    if (!RAW.test(tag.name)) continue;
    const end = closingOf(tag.name, page, tag.end);
    if (tag.name === 'script' && isLinked(tag.type)) scripts.push(page.slice(tag.end, end));
    at = end;
  }
  return scripts;
}

const behind = (page: string, what: string, from: number): number => {
  const found = page.indexOf(what, from);
  return found < 0 ? page.length : found + what.length;
};

interface Tag {
  readonly name: string;
  readonly type: string;
  readonly end: number;
}

/** A tag and where it ends; what only looks like one ends behind its `<`. */
function tagAt(page: string, start: number): Tag {
  NAME.lastIndex = start;
  const name = NAME.exec(page)?.[1]?.toLowerCase() ?? '';
  if (name === '') return { name, type: '', end: start + 1 };
  let type = '';
  let at = NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const [all = '', key = '', ...values] = ATTRIBUTE.exec(page) ?? [];
    if (all === '') break;
    if (key.toLowerCase() === 'type') type = values.find((value) => value !== undefined) ?? '';
    at += all.length;
  }
  return { name, type, end: behind(page, '>', at) };
}

/** Where the text of an element ends: before its closing tag, or with the page. */
function closingOf(name: string, page: string, from: number): number {
  for (let at = page.indexOf('</', from); at >= 0; at = page.indexOf('</', at + 2)) {
    const end = at + 2 + name.length;
    if (page.slice(at + 2, end).toLowerCase() === name && ENDS.test(page.charAt(end))) return at;
  }
  return page.length;
}

const isLinked = (type: string): boolean => /^\s*application\/ld\+json\s*(;|$)/i.test(type);
