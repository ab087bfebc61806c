import type { Page } from 'playwright-core';
import ts from 'typescript';
import type { Source } from './source.js';

/** Stands for whatever is put into a template. */
const GAP = '\u0000';
/** What is read out, or shown by a browser itself. */
const READ_OUT = /\b(?:aria-label|aria-description|title|alt|placeholder)="([^"]*)"/g;
/** Written alike in every language. */
const ALIKE = /\bUTC\b/g;
const LETTERS = /\p{L}{2,}/gu;

/** Words that stand in a template of the page, and so in no catalogue: nobody can translate them. */
export const wordsInTemplates = ({ nodes }: Source): readonly string[] =>
  nodes
    .filter(ts.isTaggedTemplateExpression)
    .flatMap(({ tag, template }) => (tag.getText() === 'html' ? wordsIn(textOf(template)) : []));

const textOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join(GAP);

function wordsIn(template: string): readonly string[] {
  const attributes = [...template.matchAll(READ_OUT)].map(([, text = '']) => text);
  const between = template.replaceAll(/<!--.*?-->|<[^>]*>/gs, ' ').replaceAll(ALIKE, ' ');
  return [between, ...attributes].flatMap((text) => text.match(LETTERS) ?? []);
}

/** Every text that the elements show, and every one that is read out alone. */
const TEXTS = `(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]);
  return all(document.body)
    .filter((one) => one.getRootNode() !== document)
    .flatMap((one) => [
      ...[...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ data }) => data),
      ...['aria-label', 'title', 'alt', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
    ]);
})()`;

/** What a browser says by itself in English: dates, lists, the names of languages, the end of an id. */
const BROWSERS =
  /\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\w* \d{4}\b|\band\b|\b(?:German|English|Dutch|French)\b|\b[\da-f]{8}\b/g;

/** Texts of the elements in which a letter has no accent, and that the service did not say either. */
export async function literalsIn(page: Page, heard: Heard): Promise<string[]> {
  const texts: readonly string[] = await page.evaluate(TEXTS);
  const longestFirst = [...(await heard())].toSorted((one, other) => other.length - one.length);
  const left = (text: string): string =>
    longestFirst.reduce(
      (rest, one) => rest.replaceAll(one, ' '),
      text.replaceAll(BROWSERS, ' ').toLowerCase(),
    );
  return texts.filter((text) => /[a-z]/.test(left(text)));
}

/** What the service has said by then, once all of it is read: a page may be quicker to show it. */
type Heard = () => Promise<ReadonlySet<string>>;

/** Keeps every text that the service says from now on, in small letters: some begin a line. */
export function heardOn(page: Page): Heard {
  const bodies: Promise<unknown>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/v1/'))
      bodies.push(response.json().catch(() => null));
  });
  return async () =>
    new Set((await Promise.all(bodies)).flatMap(textsOf).map((text) => text.toLowerCase()));
}

/** A receipt holds text in which there is more. A short one could be a part of any word. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...(value.length > 2 ? [value] : []), ...inside(value)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

function inside(text: string): readonly string[] {
  if (!text.startsWith('{')) return [];
  return textsOf(JSON.parse(text));
}
