import { describe, expect, test } from '@jest/globals';
import { ConfigurationError, VillageError } from '@village-butcher/sdk';
import { deriveDayHints, HINT_RULES } from '@village-butcher/sdk/calendar';
import { calendarOf, eventOf } from '../support/calendar-files.js';

const NOW = new Date('2026-11-26T09:00:00Z');
const AT = { now: NOW, tz: 'Europe/Berlin' };

/** The hints of some events, each as one line. */
const linesOf = (...events: readonly string[]): readonly string[] =>
  deriveDayHints(calendarOf(...events), AT).map(({ date, hint }) => `${date} ${hint}`);

const timed = (start: string, end: string, ...more: readonly string[]) =>
  eventOf(`DTSTART:${start}`, `DTEND:${end}`, ...more);
const wholeDay = (date: string, ...more: readonly string[]) =>
  eventOf(`DTSTART;VALUE=DATE:${date}`, ...more);

describe('what a title says', () => {
  test.each([
    ['SUMMARY:Vorstellungsgespräch bei Kast', 'important'],
    ['SUMMARY:VORSTELLUNGSGESPRÄCH', 'important'],
    ['SUMMARY:Second interview', 'important'],
    ['SUMMARY:Fahrprüfung', 'important'],
    ['SUMMARY:Sollicitatiegesprek', 'important'],
    ['SUMMARY:Gäste zum Essen', 'guests'],
    ['SUMMARY:Gaeste? Besuch von Oma', 'guests'],
    ['SUMMARY:Vrienden: gasten om zes uur', 'guests'],
  ])('%s', (title, hint) => {
    expect(linesOf(timed('20261127T100000', '20261127T110000', title))).toEqual([
      `2026-11-27 ${hint}`,
    ]);
  });

  test.each([
    'SUMMARY:Arztbesuch',
    'SUMMARY:Interviewt niemanden',
    'SUMMARY:Prüfungsamt',
    'SUMMARY:Zahnarzt',
    'SUMMARY:Urlaub planen',
    'DESCRIPTION:Vorstellungsgespräch',
    'LOCATION:Interview room',
  ])('%s says nothing', (line) => {
    expect(linesOf(timed('20261127T100000', '20261127T110000', line))).toEqual([]);
  });

  test('away are whole days only, each of them, and no bank holiday', () => {
    const away = ['2026-11-28 away', '2026-11-29 away'];
    const days = ['DTEND;VALUE=DATE:20261130', 'SUMMARY:Sommerurlaub'];
    expect(linesOf(wholeDay('20261128', ...days))).toEqual(away);
    expect(linesOf(wholeDay('20261128', 'DURATION:P2D', 'SUMMARY:Op reis'))).toEqual(away);
    expect(linesOf(wholeDay('20261128', 'SUMMARY:Bank Holiday'))).toEqual([]);
  });

  test('the rules are lists that an app may change', () => {
    const rules = { ...HINT_RULES, important: ['jubiläum'], lateAfter: '16:00' };
    const ics = calendarOf(timed('20261127T150000', '20261127T163000', 'SUMMARY:Jubiläum'));
    expect(deriveDayHints(ics, { ...AT, rules })).toEqual([
      { date: '2026-11-27', hint: 'important' },
      { date: '2026-11-27', hint: 'late-home' },
    ]);
  });

  test('no word of ours tells of health, faith, opinion, a union or a bed', () => {
    const all = [HINT_RULES.important, HINT_RULES.guests, HINT_RULES.away, HINT_RULES.unless];
    const told =
      /arzt|ärzt|therap|klinik|kranken|doctor|hospital|clinic|dentist|dokter|ziekenhuis|kirche|messe|moschee|synagog|church|mosque|kerk|gebet|pray|partei|party meeting|wahl|elect|gewerkschaft|streik|union|vakbond|staking|date\b|sex/i;
    expect(all.flat().filter((word) => told.test(word))).toEqual([]);
  });
});

describe('what times say', () => {
  test('who ends after seven in the evening is home late, who starts before half past seven is off early', () => {
    expect(linesOf(timed('20261126T180000', '20261126T190000'))).toEqual([]);
    expect(linesOf(timed('20261126T180000', '20261126T190100'))).toEqual(['2026-11-26 late-home']);
    expect(linesOf(timed('20261127T073000', '20261127T080000'))).toEqual([]);
    expect(linesOf(timed('20261127T072900', '20261127T080000'))).toEqual([
      '2026-11-27 early-start',
    ]);
  });

  test('a night out is one late evening, and no early start', () => {
    expect(linesOf(timed('20261126T200000', '20261127T013000'))).toEqual(['2026-11-26 late-home']);
  });

  test('a reminder takes no time, and guests come to the house', () => {
    expect(linesOf(eventOf('DTSTART:20261126T203000'))).toEqual([]);
    expect(linesOf(timed('20261126T190000', '20261126T230000', 'SUMMARY:Gäste'))).toEqual([
      '2026-11-26 guests',
    ]);
  });

  test('of a private or confidential event only the times count', () => {
    for (const secret of ['CLASS:PRIVATE', 'CLASS:CONFIDENTIAL', 'CLASS:X-OURS']) {
      const event = timed('20261127T180000', '20261127T200000', secret, 'SUMMARY:Interview');
      expect(linesOf(event)).toEqual(['2026-11-27 late-home']);
    }
  });

  test.each([
    ['cancelled', 'STATUS:CANCELLED'],
    ['transparent', 'TRANSP:TRANSPARENT'],
    ['declined', 'ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org'],
  ])('what is %s does not count', (_, line) => {
    const event = timed('20261127T180000', '20261127T200000', line, 'SUMMARY:Interview');
    expect(linesOf(event)).toEqual([]);
  });

  test('today and the next 14 days, in order, each hint once', () => {
    const days = ['20261125', '20261211', '20261210', '20261126'].map((day) =>
      wholeDay(day, 'SUMMARY:Interview'),
    );
    expect(linesOf(...days, ...days)).toEqual(['2026-11-26 important', '2026-12-10 important']);
  });
});

describe('what is broken', () => {
  const codeOf = (ics: string): string => {
    try {
      deriveDayHints(ics, AT);
      return 'none';
    } catch (error) {
      return error instanceof VillageError ? error.code : String(error);
    }
  };

  test('a file that is none, is cut or is too large says so, and nothing of what it holds', () => {
    const whole = calendarOf(timed('20261127T180000', '20261127T200000', 'SUMMARY:Canary'));
    for (const ics of [
      '',
      'SUMMARY:Canary',
      whole.slice(0, -20),
      whole.replace('END:VEVENT', ''),
    ]) {
      expect(codeOf(ics)).toBe('unreadable');
    }
    expect(codeOf(`BEGIN:VCALENDAR\r\n${'x'.repeat(2 * 1024 * 1024)}`)).toBe('unreadable');
    expect(() => deriveDayHints(whole.slice(0, -20), AT)).not.toThrow('Canary');
  });

  test('a zone that nobody knows is the app’s mistake', () => {
    expect(() => deriveDayHints(calendarOf(), { ...AT, tz: 'Europe/Mutzenhausen' })).toThrow(
      ConfigurationError,
    );
  });

  test('a broken event is left out and counted, and spoils no other', () => {
    let skipped = 0;
    const ics = calendarOf(
      eventOf('DTSTART:tomorrow', 'SUMMARY:Interview'),
      eventOf('SUMMARY:Interview'),
      eventOf('this is no line'),
      wholeDay('20261127', 'SUMMARY:Interview'),
    );
    const hints = deriveDayHints(ics, { ...AT, onSkipped: (events) => (skipped = events) });
    expect(hints).toEqual([{ date: '2026-11-27', hint: 'important' }]);
    expect(skipped).toBe(3);
  });

  test.each([
    ['RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ['RRULE:FREQ=SECONDLY'],
    ['RRULE:FREQ=WEEKLY;BYMONTH=13'],
  ])('%s: a search without end has one', (rule) => {
    expect(linesOf(timed('20200101T180000', '20200101T200000', rule))).toEqual([]);
  });
});
