import type { Suggestions } from '@village-butcher/sdk';
import { LOCALES } from '@village-butcher/sdk/contract';
import { capital, MESSAGES, wordsOf } from '@village-butcher/sdk/elements/messages';
import type { Page } from 'playwright-core';

/** What `<village-suggestions>` says, from top to bottom. */
export interface Sight {
  readonly unchecked: readonly string[];
  readonly tags: readonly Tag[];
  readonly empty: readonly string[];
}
interface Tag {
  /** For whom it is, and what. */
  readonly label: string;
  readonly title: string;
  readonly reason: string;
}

/** What must be seen of an answer, by whoever speaks this language. */
export function sightOf(answer: Suggestions, language: string): Sight {
  const { items, notChecked, emptyBecause } = answer;
  const locale = LOCALES.find((one) => language.startsWith(one)) ?? 'en';
  const { say, name, list } = wordsOf(MESSAGES, locale);
  const fields = [...new Set(notChecked)].map((field) => name('field', field));
  return {
    unchecked: fields.length > 0 ? [say('unchecked', { fields: list(fields) })] : [],
    tags: items.map(({ title, kind, rests, reasons }) => ({
      label: `${say(rests.length > 0 ? 'label.you' : 'label.all')} · ${name('kind', kind)}`,
      title,
      reason: capital(reasons[0]?.text ?? ''),
    })),
    empty: items.length === 0 && emptyBecause ? [emptyBecause.text] : [],
  };
}

/** What is seen of it on a page: only what is not hidden. */
export const seenOn = (page: Page): Promise<Sight> => page.evaluate(SEEN);

const SEEN = `(() => {
  const { shadowRoot } = document.querySelector('village-suggestions');
  const texts = (within, selector) => [...within.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility())
    .map((one) => one.textContent.replaceAll(/\\s+/g, ' ').trim());
  const text = (within, selector) => texts(within, selector).join(' ');
  return {
    unchecked: texts(shadowRoot, '.unchecked'),
    tags: [...shadowRoot.querySelectorAll('.tag')].map((tag) => ({
      label: text(tag, '.label'),
      title: text(tag, 'h3'),
      reason: text(tag, '[part=reason]'),
    })),
    empty: texts(shadowRoot, '.empty'),
  };
})()`;

/** In what a page differs from what must be seen. */
export const unlike = (must: Sight, seen: Sight): readonly string[] =>
  (['unchecked', 'tags', 'empty'] as const)
    .map((part) => [part, JSON.stringify(must[part]), JSON.stringify(seen[part])] as const)
    .filter(([, must_, seen_]) => must_ !== seen_)
    .map(([part, must_, seen_]) => `${part}: the page says ${seen_} where it must say ${must_}`);
