/** Work that may rest wherever it yields, and what it comes to. */
export type Work<Done> = Generator<void, Done>;

/** Makes something of each of many, and may rest after each. */
export function* each<One, Made>(
  all: readonly One[],
  make: (one: One, at: number) => Made,
): Work<Made[]> {
  const made: Made[] = [];
  for (const [at, one] of all.entries()) {
    made.push(make(one, at));
    yield;
  }
  return made;
}

/** Does it without a rest. */
export function atOnce<Done>(work: Work<Done>): Done {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
