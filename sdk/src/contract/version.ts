/** The version of the contract, a date. Every answer carries it in the header `Village-Contract`. */
export const CONTRACT = '2026-11-01';
