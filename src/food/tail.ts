import { amountAt, sizeBehind, UNMEASURED, type Measured } from './amount.js';
import type { Reader } from './unit-at.js';
import { familyOf } from './measure.js';
import { prepareWords, textOrNull } from './name.js';
import { allNotes, note, NO_NOTES, type Notes } from './notes.js';
import { behind, phraseAt } from './phrase.js';
import { clause } from './segment.js';
import type { Word } from './word.js';

const PURPOSE = prepareWords('purpose');
const AND = prepareWords('and');
const NAME = prepareWords('name');
const WITHOUT = prepareWords('without');

/** The foods of the first segment, without what hangs on behind them. */
export interface Tails {
  readonly words: readonly Word[];
  readonly measured: Measured;
  readonly notes: Notes;
}

/** Takes off a purpose, a negation, a pack size and an amount that stands last. */
export function tailsOf(reader: Reader, measured: Measured): Tails {
  const lead = leadingPurpose(reader);
  const body = { ...reader, all: reader.all.slice(lead.next) };
  const cut = firstTail(body);
  const head = { ...reader, all: body.all.slice(0, cut) };
  const tail = { ...reader, all: body.all.slice(cut) };
  const pack = packBehind(head, measured);
  const last = lastAmount({ ...reader, all: pack.words }, measured);
  const beside = { unit: measured.unit, each: UNMEASURED, isBracket: 'comma' } as const;
  const more = foodBehind(tail);
  const behindIt = [tail.all.slice(0, more), tail.all.slice(more)].map((all) =>
    clause({ ...reader, all }, beside),
  );
  return { ...last, notes: allNotes([lead.notes, ...behindIt, pack.notes]) };
}

/** `zum Braten und 2 EL Senf`: where another food with its amount begins. */
function foodBehind({ all, language }: Reader): number {
  const found = all.findIndex((_, at) => {
    const next = behind(AND[language], all, at);
    return at > 0 && next > at && all[next]?.kind === 'number';
  });
  return found < 0 ? all.length : found;
}

const ARTICLE = /^(den|die|das|de|het|the|dem)$/;

/** `Zum Bestäuben Puderzucker`, `Für die Form Butter`. */
function leadingPurpose({ all, language }: Reader): {
  readonly next: number;
  readonly notes: Notes;
} {
  const next = behind(PURPOSE[language], all, 0);
  if (next === 0 || language === 'en') return { next: 0, notes: NO_NOTES };
  const noun = ARTICLE.test(all[next]?.key ?? '') ? next + 2 : next + 1;
  return noun < all.length
    ? { next: noun, notes: note({ purpose: textOrNull(all.slice(0, noun)) }) }
    : { next: 0, notes: NO_NOTES };
}

/** Where a purpose or a negation begins. */
function firstTail({ all, language }: Reader): number {
  const cut = all.findIndex(
    (word, at) =>
      (phraseAt(PURPOSE[language], all, at) !== null &&
        (at === 0 || phraseAt(NAME[language], all, at - 1) === null)) ||
      (at > 0 && !SHORT_NEGATION.test(word.key) && phraseAt(WITHOUT[language], all, at) !== null),
  );
  return cut < 0 ? all.length : cut;
}

/** These negate only behind a comma or in brackets. */
const SHORT_NEGATION = /^(no|not|minus|omit|geen|kein.{0,2}|excluding)$/;

/** `à 425 ml`, `je 150 g`, `van 200 g`, behind the food that is packed so. */
function packBehind(
  reader: Reader,
  { unit }: Measured,
): { readonly words: readonly Word[]; readonly notes: Notes } {
  const { all } = reader;
  const isCounted = unit !== null && ['count', 'container'].includes(familyOf(unit));
  const at = isCounted ? all.findIndex((_, place) => place > 0 && sizeBehind(reader, place)) : -1;
  const size = at < 0 ? null : sizeBehind(reader, at);
  if (!size) return { words: all, notes: NO_NOTES };
  return {
    words: [...all.slice(0, at), ...all.slice(size.next)],
    notes: note({ pack: size.value }),
  };
}

/** `Mehl 500 g`: an amount with a unit that stands last, where none stood first. */
function lastAmount(reader: Reader, measured: Measured): Omit<Tails, 'notes'> {
  const { all } = reader;
  if (!measured.isOpen) return { words: all, measured };
  for (let at = Math.max(1, all.length - 4); at < all.length; at += 1) {
    const read = amountAt(reader, at);
    const { quantity, unit } = read.value;
    const isAll = read.next === all.length && quantity !== null && unit !== null;
    if (isAll && all[at]!.kind === 'number' && unit !== 'piece') {
      return { words: all.slice(0, at), measured: read.value };
    }
  }
  return { words: all, measured };
}
