import { createHash } from 'node:crypto';

/** Draws a whole number from 0 up to but not including `below`. */
export type Draw = (below: number) => number;

/** Draws that look like chance and are the same in every run: a hash of the name and a count. */
export function drawsOf(name: string): Draw {
  let count = 0;
  return (below) =>
    createHash('sha256').update(`${name} ${count++}`).digest().readUInt32BE() % below;
}
