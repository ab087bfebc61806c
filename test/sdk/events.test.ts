import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EventReader } from '../../sdk/src/changes/events.js';

/** What is read in these pieces. */
function readIn(...pieces: readonly string[]) {
  const reader = new EventReader();
  return { events: pieces.flatMap((piece) => reader.read(piece)), lastId: reader.lastId };
}

test('a comment, a name that is not known and an event without a word say nothing', () => {
  expect(readIn(': beat\n\n', 'retry: 10\n\n', 'event: x\n\n', 'nonsense\n\n').events).toEqual([]);
});

test('lines of one event belong together, and the next begins anew', () => {
  const { events } = readIn('event: a\ndata: 1\ndata:  2\ndata\n\ndata:3\n\n');
  expect(events).toEqual([
    { type: 'a', said: '1\n 2\n' },
    { type: 'message', said: '3' },
  ]);
});

test('what is not at its end says nothing yet', () => {
  expect(readIn('data: half').events).toEqual([]);
  expect(readIn('data: half\n').events).toEqual([]);
});

test('the last id stands until another comes, and never with a zero in it', () => {
  expect(readIn('id: 7\ndata: a\n\n', 'data: b\n\n', 'id: 8\0\n\n').lastId).toBe('7');
});

test('B10: wherever a text is cut, and however its lines end, it says the same', () => {
  const anyLine = fc.constantFrom('event: x', 'data: 1', 'data: {"a": ":"}', ':', 'id: 3', '', '');
  const anyCuts = fc.array(fc.nat({ max: 60 }), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(anyLine),
      fc.constantFrom('\n', '\r\n', '\r'),
      anyCuts,
      (lines, end, cuts) => {
        const text = lines.map((line) => line + end).join('');
        const places = [0, ...cuts.toSorted((one, other) => one - other), text.length];
        const pieces = places.slice(1).map((place, at) => text.slice(places[at], place));
        const plain = lines.map((line) => `${line}\n`).join('');
        expect(readIn(...pieces)).toEqual(readIn(plain));
      },
    ),
  );
});
