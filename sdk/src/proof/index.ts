export { type Proof, type ProofAsk, proving } from './proving.js';
export { type KeyPair, proofBy, thumbprintOf } from './by-key.js';
