/** The members of something read; of what has none, none. */
export const membersOf = (whole: unknown) => Object(whole) as Readonly<Record<string, unknown>>;

/** What a text says; `undefined`, if it is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
