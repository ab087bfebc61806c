import { HistoryEntry } from '@village-butcher/sdk/contract';
import { ConsentEvent } from '../consent/events.js';
import { actIn, bodyIn, type Line } from '../ledger/line.js';

/** A line as its customer reads it: what was done, without the proof. */
export function entryOf(line: Line): HistoryEntry {
  const event = ConsentEvent.parse(bodyIn(line));
  return HistoryEntry.parse({ ...event, line: line.line, act: actIn(line), at: line.at });
}
