import type { Language } from '@village-butcher/sdk/contract';

export { LANGUAGES, type Language } from '@village-butcher/sdk/contract';

/** What there is of each language, made when it is first asked for. */
export function inLanguage<Made extends object>(
  make: (language: Language) => Made,
): (language: Language) => Made {
  const known = new Map<Language, Made>();
  return (language) => {
    const made = known.get(language) ?? make(language);
    known.set(language, made);
    return made;
  };
}
