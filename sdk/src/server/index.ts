/** For a retailer's backend, never for a browser. */
export type {
  Audit,
  AuditAnswer,
  AuditExport,
  AuditExports,
  AuditNaming,
  AuditNamings,
  AuditQuarantine,
  AuditQuarantines,
  QuestionList,
} from './audit.js';
export type { AuditRequest, AuditRequests } from './requests.js';
export type { Notifications, RecipientNotification } from './notifications.js';
export {
  createRetailer,
  type About,
  type Claimed,
  type Explanation,
  type ImportReport,
  type Retailer,
  type RowsReport,
  type StockReport,
} from './retailer.js';
export {
  createTokenSigner,
  type TokenClaims,
  type TokenSigner,
  type TokenSignerOptions,
} from './signer.js';
