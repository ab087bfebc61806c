import { UNMEASURED } from './amount.js';
import type { Amount, Fill, Reader } from './unit-at.js';
import { bracketsIn, withoutPlurals } from './bracket.js';
import type { Language } from './language.js';
import type { Unit } from './measure.js';
import { leadOf, type Lead } from './lead.js';
import { labelled, segmentsOf, unmarked, withoutBullet } from './marks.js';
import { allNotes, note, type Item, type Notes, type Part } from './notes.js';
import type { Quantity } from './quantity.js';
import type { Span } from './scan.js';
import { clause } from './segment.js';
import { wordsOf } from './word.js';

/** One line of a recipe, read. */
export interface Line extends Amount {
  readonly line: string;
  /** `Für den Teig:` names no food. */
  readonly heading: boolean;
  readonly quantity: Quantity;
  readonly about: boolean;
  readonly fill: Fill;
  /** As written, in lower case, without what a cook does. Null where a line names none. */
  readonly food: string | null;
  readonly also: readonly Item[];
  readonly alternatives: readonly Item[];
  readonly plus: readonly Amount[];
  readonly optional: boolean;
  readonly without: readonly string[];
  readonly preparation: string | null;
  readonly size: string | null;
  readonly part: Part | null;
  readonly purpose: string | null;
  readonly pack: Amount | null;
  /** What was not understood. The whole of a line that is too long. */
  readonly unread: readonly Span[];
}

/** Nobody writes a longer line, and nobody shall keep us busy with one. */
export const MOST_CHARACTERS = 8192;

/** Reads one line of a recipe. It never throws, and its time grows with the line and no faster. */
export function parseLine(line: string, language: Language): Line {
  if (line.length > MOST_CHARACTERS) return lineOf(line, note({ unread: [[0, line.length]] }));
  const words = withoutBullet(withoutPlurals(wordsOf(line, language)));
  const { outer, groups } = bracketsIn(words);
  const { words: plain, notes: marks } = unmarked({ all: outer, language });
  const label = labelled({ all: plain, language });
  if (label.isHeading) return { ...lineOf(line, marks), heading: true };
  const [first = [], ...rest] = segmentsOf({ all: label.words, language });
  const main = leadOf({ all: first, language });
  const { unit } = main.measured;
  const each = main.measured.isEach ? main.measured : UNMEASURED;
  const clauses = [
    ...groups.map((all) => bracketNotes({ all, language }, unit)),
    ...rest.map((all) => clause({ all, language }, { unit, each, isBracket: 'comma' })),
  ];
  return whole(line, main, [marks, label.notes, main.foods.notes, ...clauses]);
}

/** A bracket holds marks too: `(optional)`. */
function bracketNotes(reader: Reader, unit: Unit | null): Notes {
  const { words, notes } = unmarked(reader);
  const beside = { unit, each: UNMEASURED, isBracket: 'bracket' } as const;
  const read = segmentsOf({ ...reader, all: words }).map((all) =>
    clause({ ...reader, all }, beside),
  );
  return allNotes([notes, ...read]);
}

function whole(line: string, { measured, foods }: Lead, all: readonly Notes[]): Line {
  const notes = allNotes(all);
  const [also, ...more] = notes.also;
  const first = foods.first ?? also ?? null;
  const isBare = first === null || (first.quantity === null && first.unit === null);
  const amount = isBare ? notes.amount : null;
  return {
    ...lineOf(line, notes),
    heading: first === null && notes.purpose !== null,
    quantity: amount?.quantity ?? first?.quantity ?? measured.quantity,
    unit: amount?.unit ?? first?.unit ?? measured.unit,
    about: measured.about,
    fill: measured.fill ?? notes.fill,
    food: first?.food ?? null,
    also: foods.first ? notes.also : more,
    plus: [...measured.plus, ...notes.plus],
    pack: measured.pack ?? notes.pack,
  };
}

const lineOf = (line: string, notes: Notes): Line => ({
  line,
  heading: false,
  quantity: null,
  unit: null,
  food: null,
  optional: notes.optional,
  also: notes.also,
  alternatives: notes.alternatives,
  plus: notes.plus,
  without: notes.without,
  preparation: notes.preparation.join(', ') || null,
  size: notes.size,
  pack: notes.pack,
  part: notes.part,
  purpose: notes.purpose,
  about: false,
  fill: notes.fill,
  unread: notes.unread,
});

/** What `food parse` prints of a line, in its order. */
export function parsed(line: string, language: Language): Omit<Line, 'unread'> {
  const { unread: _unread, ...printed } = parseLine(line, language);
  const { heading, quantity, unit, food, optional, also, alternatives, plus, without, ...rest } =
    printed;
  const { preparation, size, pack, part, purpose, about, fill } = rest;
  return {
    line,
    heading,
    quantity,
    unit,
    food,
    optional,
    also,
    alternatives,
    plus,
    without,
    preparation,
    size,
    pack,
    part,
    purpose,
    about,
    fill,
  };
}
