import type { Log, Step } from './api/log.js';

/** Says a sentence of ours to whoever runs the service: about the machine, and never about anybody on it. */
export const sayOf =
  (log: Log) =>
  (step: string): void =>
    log.tell({ event: 'preparing', step: step as Step });
