import { LOCALES, type Locale } from '../../contract/vocabulary.js';

/** The words by which one language steers, blurs, promises or denies. */
interface Lexicon {
  /** Guilt and bait: a customer shall not be sorry for a no. */
  readonly guilt: RegExp;
  /** Words behind which something else may stand. */
  readonly fog: RegExp;
  /** What nobody can know: a product is never called safe (L13). */
  readonly promise: RegExp;
  /** One answer praised above the other. */
  readonly nudge: RegExp;
  /** A denial. Two of them in one clause are a riddle. */
  readonly denial: RegExp;
  /** Small words by which the language of a text is told. */
  readonly small: RegExp;
}

const LEXICONS: Readonly<Record<Locale, Lexicon>> = {
  de: {
    guilt: /(?<!\p{L})(schade|leider|verpass\p{L}*|entgeh\p{L}*)(?!\p{L})/giu,
    fog: /ggf\.|(?<!\p{L})(gegebenenfalls|eventuell\p{L}*|unter umständen|partnern?|partnerunternehmen|erlebnis\p{L}*)(?!\p{L})/giu,
    promise:
      /sicher(?!n)|geeignet|unbedenklich|(?<!un)verträglich|garantie\p{L}*|frei von|harmlos|ist halal|ist koscher/giu,
    nudge: /(?<!\p{L})(empfohlen\p{L}*|empfehlen|die meisten|beliebteste\p{L}*)(?!\p{L})/giu,
    denial: /(?<!\p{L})(nicht|nichts|nie|niemals|niemand\p{L}*|kein\p{L}*|ohne|weder)(?!\p{L})/giu,
    small: /(?<!\p{L})(der|die|das|und|nicht|mit|für|ist|wir|du|dein|deine|ein|eine)(?!\p{L})/giu,
  },
  en: {
    guilt: /(?<!\p{L})(miss out|missing out|sorry|unfortunately|regret\p{L}*)(?!\p{L})/giu,
    fog: /(?<!\p{L})(may|might|partners?|experiences?|where applicable)(?!\p{L})/giu,
    promise: /(?<!\p{L})safe|suitable|guarantee|free of|free from|harmless|is halal|is kosher/giu,
    nudge: /(?<!\p{L})(recommended|we recommend|most people|most popular)(?!\p{L})/giu,
    denial:
      /(?<!\p{L})(not|no|never|nobody|nothing|none|without|neither|nor)(?!\p{L})|(?<=\p{L})n[’']t(?!\p{L})/giu,
    small: /(?<!\p{L})(the|and|not|with|for|is|we|you|your|this|that|are|a|an)(?!\p{L})/giu,
  },
  nl: {
    guilt: /(?<!\p{L})(jammer|helaas|misloopt|mislopen)(?!\p{L})/giu,
    fog: /(?<!\p{L})(eventueel|eventuele|partners?|beleving\p{L}*|mogelijk|indien van toepassing)(?!\p{L})/giu,
    promise:
      /veilig|geschikt|gegarandeerd|garantie|onschadelijk|ongevaarlijk|zonder risico|vrij van|is koosjer/giu,
    nudge: /(?<!\p{L})(aanbevolen|aangeraden|de meeste mensen|populairste)(?!\p{L})/giu,
    denial: /(?<!\p{L})(niet|niets|nooit|niemand|geen|zonder|noch)(?!\p{L})/giu,
    small: /(?<!\p{L})(de|het|en|niet|met|voor|is|we|je|jouw|een|dit|dat|van)(?!\p{L})/giu,
  },
};

/** What can be wrong with the words of one text. */
export type Fault = 'guilt' | 'shout' | 'face' | 'fog' | 'promise' | 'denial' | 'long' | 'nudge';

/** A fault, and the words that are it. */
export interface Wording {
  readonly fault: Fault;
  readonly words: string;
}

/** So many words are read in one breath. */
const MOST_WORDS = 20;

/** The language of a tag such as `de-AT`, if its words are known here. */
export const languageOf = (tag: string): Locale | undefined =>
  LOCALES.find((locale) => locale === tag.slice(0, 2).toLowerCase());

/** Everything that is wrong with the words of a text. What is in braces is one word. */
export function wordingOf(text: string, locale: Locale): readonly Wording[] {
  const { guilt, fog, promise, nudge, denial } = LEXICONS[locale];
  const sentences = text.split(/[.!?:…](?=\s|$)/u);
  return [
    ...found('guilt', text, guilt),
    ...found('shout', text, /!/gu),
    ...found('face', text, FACE),
    ...found('fog', text, fog),
    ...found('promise', text, promise),
    ...found('nudge', text, nudge),
    ...sentences.filter((one) => countOf(one, WORD) > MOST_WORDS).map(as('long')),
    ...sentences
      .flatMap((one) => one.split(/[,;–]/u))
      .filter((clause) => countOf(clause, denial) > 1)
      .map(as('denial')),
  ];
}

/** The language that a text is most probably in, or none where it is too short to tell. */
export function languageIn(text: string): Locale | undefined {
  const [first, second] = LOCALES.map((locale) => ({
    locale,
    words: countOf(text, LEXICONS[locale].small),
  })).toSorted((one, other) => other.words - one.words);
  return first && first.words >= (second?.words ?? 0) + 3 ? first.locale : undefined;
}

/** Emoji, and faces made of signs. */
const FACE = /(?![©®™\d#*])\p{Extended_Pictographic}|(?<!\w)[:;]-?[()DP](?!\w)/gu;

const WORD = /\{\w+\}|[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;

const found = (fault: Fault, text: string, words: RegExp): readonly Wording[] =>
  [...text.matchAll(words)].map(([each]) => ({ fault, words: each }));

const as =
  (fault: Fault) =>
  (words: string): Wording => ({ fault, words: words.trim() });

const countOf = (text: string, words: RegExp): number => [...text.matchAll(words)].length;
