/** As many cases as a law of the recommender is tried on, each time anew. */
export const CASES = 10_000;
