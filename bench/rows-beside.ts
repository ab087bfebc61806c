import { sealing } from './p10-sealing.js';
import { auditExport } from './p12-export.js';
import { start } from './p13-start.js';
import type { Row } from './row.js';

/** What the service does beside answering people: it seals, exports and starts. */
export const ROWS_BESIDE: Readonly<Record<string, Row>> = {
  P10: sealing,
  P12: auditExport,
  P13: start,
};
