/**
 * As many cases as a law of the recommender is tried on, each time anew: fewer in the check, which has
 * minutes, all of them with `npm run test:long`.
 */
export const CASES = process.env['MATRIX'] ? 10_000 : 1_000;
