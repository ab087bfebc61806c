/** What a day hint is derived from. Plain lists: an app may change them, and they stay on the device. */
export interface HintRules {
  /**
   * What a title must hold, whole words in any case; accents do not matter. A word that begins with
   * `-` may also end a longer one: `-urlaub` is in `Sommerurlaub`.
   */
  readonly important: readonly string[];
  readonly guests: readonly string[];
  /** These count for whole days alone. */
  readonly away: readonly string[];
  /** What takes the word back, where a title holds it: on a bank holiday one is not away. */
  readonly unless: readonly string[];
  /** Home late: something ends after it, `HH:MM`. */
  readonly lateAfter: string;
  /** Off early: something starts before it, `HH:MM`. */
  readonly earlyBefore: string;
}

/** The rules in German, English and Dutch. None of their words tells of health, faith or opinion. */
export const HINT_RULES: HintRules = {
  important: [
    '-vorstellungsgespräch',
    '-bewerbungsgespräch',
    '-prüfung',
    '-klausur',
    'examen',
    '-präsentation',
    'abgabetermin',
    'verteidigung der arbeit',
    'wichtiger termin',
    'interview',
    'exam',
    'exams',
    'presentation',
    'deadline',
    'assessment centre',
    'sollicitatiegesprek',
    'tentamen',
    'eindexamen',
    'presentatie',
    'belangrijke afspraak',
  ],
  guests: [
    'gäste',
    'besuch von',
    'besuch kommt',
    'wir haben besuch',
    'zum essen eingeladen',
    'guests',
    'visitors',
    'dinner party',
    'friends over',
    'family over',
    'gasten',
    'bezoek van',
    'visite',
    'eters',
  ],
  away: [
    '-urlaub',
    'verreist',
    '-dienstreise',
    '-geschäftsreise',
    'nicht zu hause',
    'holiday',
    'holidays',
    'vacation',
    'out of town',
    'business trip',
    'not at home',
    'vakantie',
    '-zakenreis',
    'op reis',
    'niet thuis',
  ],
  unless: ['bank holiday', 'public holiday', 'school holiday', 'school holidays', 'holiday guests'],
  lateAfter: '19:00',
  earlyBefore: '07:30',
};
