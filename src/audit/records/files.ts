import { contextFile } from './context.js';
import { shapesFile } from './shacl.js';

/** What consent records are read with, and what they are held to. */
export const recordFiles = () => [
  { name: 'context/27560.jsonld', text: contextFile() },
  { name: 'schema/27560.shacl.ttl', text: shapesFile() },
];
