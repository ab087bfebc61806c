/**
 * As many cases as a law of the recommender is tried on, each time anew: 10,000 by `npm run laws:all`,
 * and fewer wherever all tests run.
 */
export const CASES = Number(process.env['CASES'] ?? 2_000);
