/** What comes of it; nothing, where it throws: what a platform or a text does not give is not there. */
export function orNothing<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
