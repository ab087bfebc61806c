import { amountAt, type Measured } from './amount.js';
import { foodsIn, type Foods } from './items.js';
import { allNotes, note } from './notes.js';
import { partAt } from './part.js';
import { tailsOf } from './tail.js';
import type { Reader } from './unit-at.js';

/** The first segment of a line: its amount, its foods and what hangs on behind. */
export interface Lead {
  readonly measured: Measured;
  readonly foods: Foods;
}

/** The first segment: a part, an amount, foods, and what hangs on behind. */
export function leadOf(reader: Reader): Lead {
  const { all, language } = reader;
  const part = partAt(reader, 0);
  const lead = amountAt(reader, part?.next ?? 0);
  const later = part ? null : partAt(reader, lead.next);
  const { value: measured, next } = later ? amountAt(reader, later.next) : lead;
  const tails = tailsOf({ language, all: all.slice(next) }, measured);
  const foods = foodsIn({ language, all: tails.words }, tails.measured);
  const notes = allNotes([
    note({ part: part?.value ?? later?.value ?? null }),
    tails.notes,
    foods.notes,
  ]);
  return { measured: tails.measured, foods: { first: foods.first, notes } };
}
