import type { Answer } from '@village-butcher/sdk/contract';
import { wordsIn } from '../words.js';
import { breachOf, type Counts } from './breach.js';
import type { Sitting } from './state.js';
import { momentIn, sayIn } from './words.js';

/** A draft for the authority and for those concerned, as a text that the officer completes. */
export function draftOf(
  { rows, asOf }: Answer,
  { locale, breachHours: hours }: Pick<Sitting, 'locale' | 'breachHours'>,
): string {
  const say = sayIn(locale);
  const { customers, nobodys, special, unreachable, facts, languages, countries } = breachOf(rows);
  const { name } = wordsIn(locale);
  const listed = (counts: Counts, nameOf: (word: string) => string): string =>
    Array.from(
      counts,
      ([word, n]) => `${word === '' ? say('breach.unknown') : nameOf(word)} ${n}`,
    ).join(', ');
  return [
    say('breach.title'),
    '',
    `${say('answer.asOf')}: ${momentIn(locale, asOf)} UTC`,
    `${say('breach.customers')}: ${customers}`,
    ...(nobodys > 0 ? [`${say('breach.nobodys')}: ${nobodys}`] : []),
    `${say('breach.special')}: ${special}`,
    `${say('breach.unreachable')}: ${unreachable}`,
    `${say('breach.facts')}: ${listed(facts, (word) => name('field', word))}`,
    `${say('breach.languages')}: ${listed(languages, (word) => word)}`,
    `${say('breach.countries')}: ${listed(countries, (word) => word)}`,
    '',
    say('breach.clock', { hours }),
    '',
  ].join('\n');
}
