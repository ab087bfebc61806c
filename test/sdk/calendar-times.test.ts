import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveDayHints } from '@village-butcher/sdk/calendar';
import { calendarOf, eventOf } from '../support/calendar-files.js';

const NOW = new Date('2026-11-26T09:00:00Z');
const AT = { now: NOW, tz: 'Europe/Berlin' };
const linesAt = (at: { readonly now: Date; readonly tz: string }, ...parts: readonly string[]) =>
  deriveDayHints(calendarOf(...parts), at).map(({ date, hint }) => `${date} ${hint}`);
const linesOf = (...parts: readonly string[]) => linesAt(AT, ...parts);

/** An event that ends two hours after it begins, with a title that says something. */
const twoHours = (start: string, ...more: readonly string[]) =>
  eventOf(`DTSTART${start}`, 'DURATION:PT2H', ...more);

describe('zones', () => {
  test('a time is that of its zone, told in the customer’s', () => {
    expect(linesOf(twoHours(':20261127T160000Z'))).toEqual([]);
    expect(linesOf(twoHours(':20261127T160100Z'))).toEqual(['2026-11-27 late-home']);
    const lisbon = ';TZID=Europe/Lisbon:20261127T160000';
    expect(linesOf(twoHours(lisbon))).toEqual([]);
    expect(linesOf(twoHours(lisbon.replace('160000', '160100')))).toEqual(['2026-11-27 late-home']);
    const tokyo = { ...AT, tz: 'Asia/Tokyo' };
    expect(linesAt(tokyo, twoHours(':20261126T213000Z'))).toEqual(['2026-11-27 early-start']);
  });

  test('a zone is found by its name though the file does not bring it, and behind the name of a program', () => {
    for (const id of ['America/New_York', '/citadel.example/20261101/America/New_York']) {
      const event = twoHours(`;TZID=${id}:20261127T113000`);
      expect(linesOf(event)).toEqual(['2026-11-27 late-home']);
    }
  });

  test('a zone with a name of its own is read from the file', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0500',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');
    const event = twoHours(';TZID=Ours:20261127T113000');
    expect(linesOf(zone, event)).toEqual(['2026-11-27 late-home']);
    expect(linesOf(event)).toEqual([]);
  });

  test('what floats and what is a whole day are the customer’s, wherever they are', () => {
    for (const tz of ['Pacific/Kiritimati', 'America/Adak']) {
      const now = new Date('2026-11-26T12:00:00Z');
      const lines = linesAt(
        { now, tz },
        twoHours(':20261128T180000'),
        eventOf('DTSTART;VALUE=DATE:20261129', 'SUMMARY:Interview'),
      );
      expect(lines).toEqual(['2026-11-28 late-home', '2026-11-29 important']);
    }
  });

  test('a day has 23 or 25 hours where clocks change', () => {
    const march = { now: new Date('2026-03-28T09:00:00Z'), tz: 'Europe/Berlin' };
    const late = (day: string) => twoHours(`:202603${day}T171500`);
    expect(linesAt(march, late('28'), late('29'))).toEqual([
      '2026-03-28 late-home',
      '2026-03-29 late-home',
    ]);
    // 02:30 is skipped, and three hours later it is 06:30.
    const skipped = eventOf('DTSTART:20260329T023000', 'DURATION:PT3H');
    expect(linesAt(march, skipped)).toEqual(['2026-03-29 early-start']);
    const october = { now: new Date('2026-10-24T09:00:00Z'), tz: 'Europe/Berlin' };
    const daily = twoHours(';TZID=Europe/Berlin:20261020T171500', 'RRULE:FREQ=DAILY;COUNT=7');
    expect(linesAt(october, daily)).toEqual([
      '2026-10-24 late-home',
      '2026-10-25 late-home',
      '2026-10-26 late-home',
    ]);
  });
});

describe('what comes again', () => {
  const weekly = (...more: readonly string[]) =>
    twoHours(';TZID=Europe/Berlin:19980402T180000', 'RRULE:FREQ=WEEKLY', 'UID:choir', ...more);

  test('an old rule is found today, in its own rhythm', () => {
    const thursdays = ['2026-11-26 late-home', '2026-12-03 late-home', '2026-12-10 late-home'];
    expect(linesOf(weekly())).toEqual(thursdays);
    const second = twoHours(':19980402T180000', 'RRULE:FREQ=WEEKLY;INTERVAL=2');
    const fifth = twoHours(':19700101T180000', 'RRULE:FREQ=DAILY;INTERVAL=5');
    // 3 December is 1,496 weeks after the one beginning, 28 November 20,785 days after the other.
    expect(linesOf(second)).toEqual(['2026-12-03 late-home']);
    expect(linesOf(fifth)).toEqual([
      '2026-11-28 late-home',
      '2026-12-03 late-home',
      '2026-12-08 late-home',
    ]);
  });

  test('it ends with its count, its last day or its last moment', () => {
    const daily = (end: string) =>
      linesOf(twoHours(';TZID=Europe/Berlin:20261125T180000', `RRULE:FREQ=DAILY;${end}`)).length;
    expect(daily('COUNT=3')).toBe(2);
    expect(daily('UNTIL=20261128')).toBe(3);
    expect(daily('UNTIL=20261128T170000Z')).toBe(3);
    expect(daily('UNTIL=20261128T165959Z')).toBe(2);
  });

  test('an exception takes one out, by its moment or by its day', () => {
    const left = ['2026-11-26 late-home', '2026-12-10 late-home'];
    expect(linesOf(weekly('EXDATE;TZID=Europe/Berlin:20261203T180000'))).toEqual(left);
    expect(linesOf(weekly('EXDATE:20261203T170000Z'))).toEqual(left);
    expect(linesOf(weekly('EXDATE;VALUE=DATE:20261203'))).toEqual(left);
  });

  test('one that was moved or cancelled stands in the place of its own', () => {
    const id = 'RECURRENCE-ID;TZID=Europe/Berlin:20261203T180000';
    const moved = twoHours(':20261204T190000', id, 'UID:choir');
    const others = ['2026-11-26 late-home', '2026-12-10 late-home'];
    expect(linesOf(weekly(), moved)).toEqual([...others, '2026-12-04 late-home'].toSorted());
    const cancelled = twoHours(':20261203T180000', id, 'UID:choir', 'STATUS:CANCELLED');
    expect(linesOf(cancelled, weekly())).toEqual(others);
  });

  test('more dates may be listed', () => {
    const event = twoHours(':20261126T180000', 'RDATE:20261130T180000,20261202T180000');
    expect(linesOf(event)).toEqual(
      ['26', '30'].map((day) => `2026-11-${day} late-home`).concat('2026-12-02 late-home'),
    );
  });
});

describe('L8: the calendar stays on the phone', () => {
  const CANARY = 'kanarienvogel';
  const anyLine = fc.constantFrom(
    ...['SUMMARY', 'DESCRIPTION', 'LOCATION', 'UID', 'COMMENT', 'CATEGORIES', 'CONTACT'].flatMap(
      (name) => [`${name}:${CANARY} Interview`, `${name};X-${CANARY}=1:Gäste ${CANARY}`],
    ),
    'CLASS:PRIVATE',
    'STATUS:CANCELLED',
    `X-${CANARY}:Urlaub`,
    `ATTENDEE;CN=${CANARY}:mailto:${CANARY}@example.org`,
    'RRULE:FREQ=DAILY',
    'RRULE:FREQ=MONTHLY;BYDAY=-1FR',
    'broken',
  );
  const anyStart = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 23 }), fc.boolean())
    .map(([day, hour, isWhole]) => {
      const at = new Date(Date.UTC(2026, 10, 15 + day, hour)).toISOString();
      const compact = at.replace(/[-:]|\.\d+Z/g, '');
      return isWhole ? `DTSTART;VALUE=DATE:${compact.slice(0, 8)}` : `DTSTART:${compact}`;
    });
  const anyEvent = fc
    .tuple(anyStart, fc.array(anyLine, { maxLength: 5 }), fc.integer({ min: 0, max: 50 }))
    .map(([start, lines, hours]) => eventOf(start, `DURATION:PT${hours}H`, ...lines));

  test('whatever a calendar holds, what comes out is days and hints of a closed list', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), (events) => {
        for (const line of linesOf(...events)) {
          seen += 1;
          expect(line).toMatch(/^\d{4}-\d\d-\d\d (important|late-home|early-start|guests|away)$/);
        }
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(500);
  });
});
